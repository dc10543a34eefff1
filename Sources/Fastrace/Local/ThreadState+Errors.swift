#if Enable
  extension ThreadState {
    /// Records an error as an event, a property and the status of the span `id`.
    @usableFromInline @inline(never)
    func recordError(_ owner: @autoclosure () -> DetailOwner, error: any Error) {
      if error is CancellationError { return }
      recordError(owner(), type: String(reflecting: Swift.type(of: error)), message: String(describing: error))
    }

    func recordError(_ owner: @autoclosure () -> DetailOwner, type: String, message: String) {
      recordEvent(owner(), event: .exception(type: type, message: message))
      recordProperty(owner(), key: "error.type", value: .string(type))
      recordStatus(owner(), status: .error(message))
    }
  }
#endif
