#if Enable
  /// What a body has returned or thrown, on its way out of a function of the standard library that takes neither
  /// noncopyable results nor typed errors.
  @frozen @usableFromInline
  struct Outcome<Value: ~Copyable, Failure: Error>: ~Copyable {
    @usableFromInline var result: Result<Value, Failure>?

    @inlinable @inline(__always)
    init() { result = nil }

    /// Returns or throws what was set.
    ///
    /// Whoever made the outcome sees to it that the body was run.
    @inlinable @inline(__always)
    consuming func get() throws(Failure) -> Value {
      switch consume result {
      case .some(let result): return try result.get()
      case .none: preconditionFailure("the body was not run")
      }
    }
  }
#endif
