#if Enable
  internal import Synchronization

  /// A value that is replaced rarely and read often: the sampler, the propagator, a hook.
  ///
  /// Readers take no lock and never wait, so a forked child does not wait for a thread that it does not have. A value that was
  /// replaced is released when no thread can be reading it any more: by the last thread that reads, or by the next one that
  /// sets a value.
  ///
  /// Any thread may use it. Cost: two atomic additions for each reading, about 10 ns.
  @safe
  final class AtomicReference<Value: Sendable>: Sendable {
    private final class Box: Sendable {
      let value: Value
      init(_ value: Value) { self.value = value }
    }
    // SAFETY: holds one reference to the value in force. It moves to `replaced`, which keeps the value alive until
    // ``release()`` has seen that no thread can have the pointer.
    private let current = unsafe Atomic<Unmanaged<Box>?>(nil)
    /// Threads that may have loaded `current` and still use what they have loaded.
    private let readers = Atomic<Int>(0)
    /// Values that some thread may still be reading.
    private let replaced = Locked<[Box]>([])
    private let hasReplaced = Atomic<Bool>(false)

    deinit {
      // SAFETY: the reference that `current` holds; no thread uses this object any more.
      unsafe current.load(ordering: .relaxed)?.release()
    }

    /// Replaces the value for all readings from now on.
    func set(_ value: Value?) {
      // SAFETY: `current` takes over the reference.
      let box = unsafe value.map { unsafe Unmanaged.passRetained(Box($0)) }
      replaced.withLock { replaced in
        // ORDERING: sequentially consistent, see `release`.
        guard let before = unsafe current.exchange(box, ordering: .sequentiallyConsistent) else { return }
        // SAFETY: takes over the reference that `current` held.
        replaced.append(unsafe before.takeRetainedValue())
        // ORDERING: sequentially consistent, as with `readers` in `read`: of a thread that sets this and then looks whether
        // others read, and one that stops reading and then looks at this, at least one sees the other.
        hasReplaced.store(true, ordering: .sequentiallyConsistent)
      }
      release()
    }

    /// Calls `body` with the value, and returns what it makes of it; nil when there is no value.
    func read<Result>(_ body: (Value) -> Result) -> Result? {
      // ORDERING: sequentially consistent, see `release`.
      readers.add(1, ordering: .sequentiallyConsistent)
      defer {
        // ORDERING: sequentially consistent: releases what was read of the value; and see `set`.
        if readers.subtract(1, ordering: .sequentiallyConsistent).newValue == 0,
          hasReplaced.load(ordering: .sequentiallyConsistent)
        {
          release()
        }
      }
      // ORDERING: sequentially consistent, see `release`.
      // SAFETY: counted in `readers` before the load, so `release` keeps whatever is loaded until it is not counted.
      guard let box = unsafe current.load(ordering: .sequentiallyConsistent) else { return nil }
      return unsafe box._withUnsafeGuaranteedRef { body($0.value) }
    }

    /// The value; nil when there is none.
    func load() -> Value? { read { $0 } }

    /// Releases the values that were replaced, unless a thread may still be reading one of them.
    private func release() {
      let unused = replaced.withLock { replaced -> [Box] in
        // ORDERING: all in one order. Everything in `replaced` left `current` before this load. A thread that counts itself
        // after this load finds another value in `current`, and one that counted itself before it has, if the count is
        // zero, uncounted itself since, and does not use what it had loaded any more. So nobody can be reading these.
        guard readers.load(ordering: .sequentiallyConsistent) == 0 else { return [] }
        defer { replaced = [] }
        hasReplaced.store(false, ordering: .sequentiallyConsistent)
        return replaced
      }
      // Outside of the lock: what a value holds may do anything when it is released.
      _ = consume unused
    }
  }
#endif
