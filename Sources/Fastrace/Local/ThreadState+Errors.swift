#if Enable
  extension ThreadState {
    /// Records an error as an event, a property and the status of the span `id`.
    @usableFromInline @inline(never)
    func recordError(_ owner: @autoclosure () -> DetailOwner, error: any Error) {
      if error is CancellationError { return }
      let type = String(reflecting: Swift.type(of: error))
      let message = String(describing: error)
      let event = Event(
        "exception",
        properties: [Property("exception.type", type), Property("exception.message", message)].asProperties)
      recordEvent(owner(), event: event)
      recordProperty(owner(), key: "error.type", value: .string(type))
      recordStatus(owner(), status: .error(message))
    }
  }

  extension [Property] {
    fileprivate var asProperties: Properties { Properties(self) }
  }
#endif
