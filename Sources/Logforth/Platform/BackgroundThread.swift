#if Logging
  internal import CFastrace

  /// Threads of our own, so that logging neither waits for Swift's pool nor blocks it.
  enum BackgroundThread {
    /// Runs `body` on a new thread; false when the system has no more.
    static func start(_ name: StaticString, _ body: @escaping @Sendable () -> Void) -> Bool {
      // SAFETY: the box is released by the thread, or here when there is none. A static string ends with a zero.
      let box = unsafe Unmanaged.passRetained(Box(body))
      let error = unsafe name.utf8Start.withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount + 1) {
        name in
        unsafe fastrace_spawn(
          name, { unsafe Unmanaged<Box>.fromOpaque($0).takeRetainedValue().body() }, box.toOpaque())
      }
      if error != 0 { unsafe box.release() }
      return error == 0
    }

    private final class Box: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
  }
#endif
