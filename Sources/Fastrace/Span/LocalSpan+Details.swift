extension LocalSpan {
  /// Sets a property of this span; a later value of the same key wins.
  ///
  /// Key and value are evaluated only when the span is recorded.
  @inlinable @inline(__always)
  public borrowing func setProperty<Value: PropertyValueConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value
  ) {
    #if Enable
      if id == 0 { return }
      ThreadState.current.recordProperty(DetailOwner(trace: trace, id: id), key: key(), value: value().propertyValue)
    #endif
  }

  /// Sets several properties, evaluated only when the span is recorded.
  @inlinable
  public borrowing func setProperties(_ properties: @autoclosure () -> Properties) {
    #if Enable
      if id == 0 { return }
      for property in properties().elements {
        ThreadState.current.recordProperty(DetailOwner(trace: trace, id: id), key: property.key, value: property.value)
      }
    #endif
  }

  /// Adds an event that happens now; name and properties are evaluated only when the span is recorded.
  @inlinable
  public borrowing func addEvent(
    _ name: @autoclosure () -> String, properties: @autoclosure () -> Properties = Properties()
  ) {
    #if Enable
      if id == 0 { return }
      ThreadState.current.recordEvent(
        DetailOwner(trace: trace, id: id), event: TraceSpan.Event(name(), properties: properties()))
    #endif
  }

  /// Adds an event that happens now.
  @inlinable
  public borrowing func addEvent(_ event: @autoclosure () -> TraceSpan.Event) {
    #if Enable
      if id == 0 { return }
      ThreadState.current.recordEvent(DetailOwner(trace: trace, id: id), event: event())
    #endif
  }

  /// Adds a reference to a span that is not the parent.
  @inlinable
  public borrowing func addLink(_ link: @autoclosure () -> TraceSpan.Link) {
    #if Enable
      if id == 0 { return }
      ThreadState.current.recordLink(DetailOwner(trace: trace, id: id), link: link())
    #endif
  }

  /// Says how the work of the span ended; the last call wins, except that ``TraceSpan/Status/ok`` is final.
  @inlinable
  public borrowing func setStatus(_ status: @autoclosure () -> TraceSpan.Status) {
    #if Enable
      if id == 0 { return }
      ThreadState.current.recordStatus(DetailOwner(trace: trace, id: id), status: status())
    #endif
  }

  /// Records that the work of the span failed, as ``TraceSpan/recordError(_:)`` does.
  @inlinable
  public borrowing func recordError(_ error: @autoclosure () -> any Error) {
    #if Enable
      if id == 0 { return }
      ThreadState.current.recordError(DetailOwner(trace: trace, id: id), error: error())
    #endif
  }
}
