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

// Details of whatever span is innermost, for code that was not handed a span.

extension LocalSpan {
  /// Sets a property of the innermost current span, local or not; nothing happens without one.
  public static func setProperty<Value: PropertyValueConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value
  ) {
    #if Enable
      ThreadState.current.withInnermost { thread, owner in
        thread.recordProperty(owner(), key: key(), value: value().propertyValue)
      }
    #endif
  }

  /// Sets a property of the innermost current span unless the value is nil.
  public static func setProperty<Value: PropertyValueConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) {
    #if Enable
      ThreadState.current.withInnermost { thread, owner in
        guard let value = value() else { return }
        thread.recordProperty(owner(), key: key(), value: value.propertyValue)
      }
    #endif
  }

  /// Sets a property of the innermost current span to the raw value of `value`, unless that is nil.
  @inlinable @_disfavoredOverload
  public static func setProperty<Value: RawRepresentable>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) where Value.RawValue: PropertyValueConvertible {
    setProperty(key(), value()?.rawValue)
  }

  /// Sets a property of the innermost current span to the description of `value`, unless that is nil.
  @inlinable @_disfavoredOverload
  public static func setProperty<Value: CustomStringConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) {
    setProperty(key(), PropertyValue(describing: value()))
  }

  /// Sets a property of the innermost current span to the raw value of `value`, unless that is nil.
  @inlinable @_disfavoredOverload
  public static func setProperty<Value: RawRepresentable & CustomStringConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) where Value.RawValue: PropertyValueConvertible {
    setProperty(key(), value()?.rawValue)
  }

  /// Sets several properties of the innermost current span.
  public static func setProperties(_ properties: @autoclosure () -> Properties) {
    #if Enable
      ThreadState.current.withInnermost { thread, owner in
        for property in properties().elements {
          thread.recordProperty(owner(), key: property.key, value: property.value)
        }
      }
    #endif
  }

  /// Adds an event to the innermost current span.
  public static func addEvent(
    _ name: @autoclosure () -> String, properties: @autoclosure () -> Properties = Properties()
  ) {
    #if Enable
      addEvent(TraceSpan.Event(name(), properties: properties()))
    #endif
  }

  /// Adds an event to the innermost current span.
  public static func addEvent(_ event: @autoclosure () -> TraceSpan.Event) {
    #if Enable
      ThreadState.current.withInnermost { thread, owner in
        thread.recordEvent(owner(), event: event())
      }
    #endif
  }

  /// Sets the status of the innermost current span.
  public static func setStatus(_ status: @autoclosure () -> TraceSpan.Status) {
    #if Enable
      ThreadState.current.withInnermost { thread, owner in
        thread.recordStatus(owner(), status: status())
      }
    #endif
  }

  /// Gives the innermost current span another name.
  public static func setName(_ name: @autoclosure () -> String) {
    #if Enable
      ThreadState.current.withInnermost { thread, owner in
        thread.recordName(owner(), name: name())
      }
    #endif
  }

  /// True when there is a current span and it is recorded; its context is ``SpanContext/current``.
  public static var isRecording: Bool {
    #if Enable
      CurrentSpan.withParent { core, id in core.isSampled && (id != core.id || core.isRecording) }
        ?? ThreadState.current.isCollectingSpan
    #else
      false
    #endif
  }

  /// Adds a link to the innermost current span.
  public static func addLink(_ link: @autoclosure () -> TraceSpan.Link) {
    #if Enable
      ThreadState.current.withInnermost { thread, owner in
        thread.recordLink(owner(), link: link())
      }
    #endif
  }

  /// Says which library records the innermost current span.
  public static func setScope(_ scope: @autoclosure () -> InstrumentationScope) {
    #if Enable
      ThreadState.current.withInnermost { thread, owner in
        thread.recordScope(owner(), scope: scope())
      }
    #endif
  }

  /// Records an error of the innermost current span, as ``TraceSpan/recordError(_:)`` does.
  public static func recordError(_ error: @autoclosure () -> any Error) {
    #if Enable
      ThreadState.current.withInnermost { thread, owner in
        thread.recordError(owner(), error: error())
      }
    #endif
  }
}

#if Enable
  extension ThreadState {
    /// True when the innermost span is one of a local collector.
    fileprivate var isCollectingSpan: Bool { TraceHandle.isLocalCollector(trace) && isInScope && parent != 0 }

    /// Calls `body` with the innermost span that is recorded here, if any.
    fileprivate func withInnermost(_ body: (ThreadState, _ owner: () -> DetailOwner) -> Void) {
      let found: Void? = CurrentSpan.withParent { core, id in
        guard core.isSampled else { return }
        if id != core.id {
          body(self) { DetailOwner(trace: core.trace, id: id) }
        } else if core.isRecording {
          body(self) { core.detail }
        } else {
          countDetailAfterEnd()
        }
      }
      // A local collector that has no span open yet has nothing to attach a detail to.
      if found == nil, isCollectingSpan { body(self) { DetailOwner(trace: trace, id: parent) } }
    }
  }
#endif
