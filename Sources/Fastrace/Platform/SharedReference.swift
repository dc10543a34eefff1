#if Enable
  internal import Synchronization

  /// A value that is replaced rarely and read often.
  ///
  /// Readers take no lock and never wait, so a forked child does not wait for a thread that it does not have.
  ///
  /// > Cost: Reading it takes about 10 ns.
  @safe
  final class SharedReference<Value: Sendable>: Sendable {
    private final class Box: Sendable {
      let value: Value
      init(_ value: Value) { self.value = value }
    }

    // SAFETY: holds one reference, which `set` takes over.
    private let current = unsafe Atomic<Unmanaged<Box>?>(nil)
    private let readers = Atomic<Int>(0)
    /// Boxes that a reader may still be looking at.
    private let replaced = Locked<[Box]>([])

    deinit {
      // SAFETY: nobody reads any more.
      unsafe current.load(ordering: .relaxed)?.release()
    }

    /// The value; nil when there is none.
    func load() -> Value? {
      // ORDERING: sequentially consistent, as in `set`: a writer that sees no readers after it has exchanged the pointer
      // knows that every later reader sees the new pointer.
      readers.add(1, ordering: .sequentiallyConsistent)
      // ORDERING: releasing, so that a writer that sees no readers sees that they are done with the box.
      defer { readers.subtract(1, ordering: .releasing) }
      // ORDERING: as above.
      guard let box = unsafe current.load(ordering: .sequentiallyConsistent) else { return nil }
      // SAFETY: the box is not released while a reader is counted.
      return unsafe box._withUnsafeGuaranteedRef { $0.value }
    }

    /// Replaces the value; called where no other thread forks.
    func set(_ value: Value?) {
      let box = unsafe value.map { unsafe Unmanaged.passRetained(Box($0)) }
      // ORDERING: sequentially consistent; see `load`.
      let before = unsafe current.exchange(box, ordering: .sequentiallyConsistent)
      let old = unsafe before?.takeRetainedValue()
      // Released outside of the lock: what a value owns may do anything when it goes.
      let released = replaced.withLock { boxes -> [Box] in
        if let old { boxes.append(old) }
        // ORDERING: as above. A child that was forked while its parent read keeps the boxes.
        guard readers.load(ordering: .sequentiallyConsistent) == 0 else { return [] }
        defer { boxes = [] }
        return boxes
      }
      _ = released
    }
  }
#endif
