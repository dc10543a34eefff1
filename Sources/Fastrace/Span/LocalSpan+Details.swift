#if Enable
  internal import CFastrace
#endif

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

  /// Sets a property of this span unless the value is nil.
  @inlinable
  public borrowing func setProperty<Value: PropertyValueConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) {
    #if Enable
      if id == 0 { return }
      guard let value = value() else { return }
      ThreadState.current.recordProperty(DetailOwner(trace: trace, id: id), key: key(), value: value.propertyValue)
    #endif
  }

  /// Sets a property of this span to the raw value of `value`, unless that is nil.
  @inlinable @_disfavoredOverload
  public borrowing func setProperty<Value: RawRepresentable>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) where Value.RawValue: PropertyValueConvertible {
    setProperty(key(), value()?.rawValue)
  }

  /// Sets a property of this span to the description of `value`, unless that is nil.
  @inlinable @_disfavoredOverload
  public borrowing func setProperty<Value: CustomStringConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) {
    setProperty(key(), PropertyValue(describing: value()))
  }

  /// Sets a property of this span to the raw value of `value`, unless that is nil.
  @inlinable @_disfavoredOverload
  public borrowing func setProperty<Value: RawRepresentable & CustomStringConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) where Value.RawValue: PropertyValueConvertible {
    setProperty(key(), value()?.rawValue)
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

  /// Gives the span another name, for when the right one is known late.
  @inlinable
  public borrowing func setName(_ name: @autoclosure () -> String) {
    #if Enable
      if id == 0 { return }
      ThreadState.current.recordName(DetailOwner(trace: trace, id: id), name: name())
    #endif
  }

  /// True when the span is recorded, as it is until its end.
  @inlinable
  public var isRecording: Bool {
    #if Enable
      id != 0
    #else
      false
    #endif
  }

  /// What other processes need to know to continue the trace under this span.
  ///
  /// Nil for a span without a trace, for one in a ``LocalCollector``, whose trace is not known yet, and while another trace
  /// is current. For a span of a trace that is not recorded it is ``SpanContext/current``.
  public var context: SpanContext? {
    #if Enable
      if id == 0 { return .current }
      let (trace, id) = (trace, id)
      return CurrentSpan.withParent { core, _ in
        guard core.trace == trace else { return nil }
        var context = core.context
        context.spanID = SpanID(rawValue: id)
        return context
      } ?? nil
    #else
      nil
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
