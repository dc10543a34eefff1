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

  /// Adds a link to the innermost current span.
  public static func addLink(_ link: @autoclosure () -> TraceSpan.Link) {
    #if Enable
      ThreadState.current.withInnermost { thread, owner in
        thread.recordLink(owner(), link: link())
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
    /// Calls `body` with the innermost span that is recorded here, if any.
    fileprivate func withInnermost(_ body: (ThreadState, _ owner: () -> DetailOwner) -> Void) {
      if trace == TraceHandle.localCollector {
        // A local collector that has no span open yet has nothing to attach a detail to.
        if parent != 0 { body(self) { DetailOwner(trace: trace, id: parent) } }
        return
      }
      _ = CurrentSpan.withParent { core, id in
        guard core.isSampled else { return }
        if id != core.id {
          body(self) { DetailOwner(trace: core.trace, id: id) }
        } else if core.isRecording {
          body(self) { core.detail }
        } else {
          countDetailAfterEnd()
        }
      }
    }
  }
#endif
