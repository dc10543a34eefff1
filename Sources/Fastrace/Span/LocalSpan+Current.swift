#if Enable
  internal import CFastrace
#endif

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
