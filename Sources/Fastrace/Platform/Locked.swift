internal import CFastrace

/// A value behind a lock of the operating system.
///
/// What the standard library's `Mutex` is, but for forked children: that one keeps the identifier of a thread where a child
/// still finds its parent's, and ends the process as soon as two threads of the child want it at once (decision
/// 25).
///
/// A child that was forked finds every lock free, and the value as the last `withLock` left it: a fork waits until no other
/// thread has or wants a lock, a second at most. A lock that is held for longer is free in the child all the same, with the
/// value as it was at that moment. A closure that is run with the lock must not fork.
// SAFETY: the memory is this value's own, and what is in it is used only by who holds the lock.
@safe
package struct Locked<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
  // SAFETY: as above.
  @safe
  private struct Storage: ~Copyable {
    var lock = unsafe fastrace_lock()
    var value: Value

    init(_ value: consuming Value) { self.value = value }
  }

  private let storage: UnsafeMutablePointer<Storage>

  package init(_ value: consuming sending Value) {
    unsafe storage = .allocate(capacity: 1)
    unsafe storage.initialize(to: Storage(value))
    unsafe fastrace_lock_init(&storage.pointee.lock)
  }

  deinit {
    unsafe fastrace_lock_destroy(&storage.pointee.lock)
    unsafe storage.deinitialize(count: 1)
    unsafe storage.deallocate()
  }

  /// Runs `body` with the lock, for which it waits.
  package borrowing func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    unsafe fastrace_lock_acquire(&storage.pointee.lock)
    defer { unsafe fastrace_lock_release(&storage.pointee.lock) }
    return try unsafe body(&storage.pointee.value)
  }

  /// Runs `body` with the lock, unless another thread has it; returns nil then.
  package borrowing func withLockIfAvailable<Result, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result? {
    guard unsafe fastrace_lock_try_acquire(&storage.pointee.lock) else { return nil }
    defer { unsafe fastrace_lock_release(&storage.pointee.lock) }
    return try unsafe body(&storage.pointee.value)
  }
}
