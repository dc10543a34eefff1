#if Enable
  internal import CFastrace
#endif

extension TraceSpan {
  /// Sets a property of the span; a later value of the same key wins.
  ///
  /// Key and value are evaluated only when the span is recorded. Values are typed: texts, numbers, truth values, lists
  /// of them, and your own types by ``PropertyValueConvertible``. Texts longer than the configured limit are cut, and
  /// properties beyond the configured number are left out; both are counted.
  @inlinable
  public func setProperty<Value: PropertyValueConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value
  ) {
    #if Enable
      guard let detail = nextDetail else { return }
      ThreadState.current.recordProperty(detail, key: key(), value: value().propertyValue)
    #endif
  }

  /// Sets several properties, evaluated only when the span is recorded.
  ///
  ///     span.setProperties(["cache.hit": true, "cache.key": "\(key)"])
  @inlinable
  public func setProperties(_ properties: @autoclosure () -> Properties) {
    #if Enable
      guard let core = recordingCore else { return }
      for property in properties().elements {
        ThreadState.current.recordProperty(core.detail, key: property.key, value: property.value)
      }
    #endif
  }

  /// Adds an event that happens now.
  @inlinable
  public func addEvent(_ event: @autoclosure () -> TraceSpan.Event) {
    #if Enable
      guard let detail = nextDetail else { return }
      ThreadState.current.recordEvent(detail, event: event())
    #endif
  }

  /// Adds an event that happens now; name and properties are evaluated only when the span is recorded.
  @inlinable
  public func addEvent(
    _ name: @autoclosure () -> String, properties: @autoclosure () -> Properties = Properties()
  ) {
    #if Enable
      addEvent(TraceSpan.Event(name(), properties: properties()))
    #endif
  }

  /// Adds a reference to a span that is not the parent.
  @inlinable
  public func addLink(_ link: @autoclosure () -> TraceSpan.Link) {
    #if Enable
      guard let detail = nextDetail else { return }
      ThreadState.current.recordLink(detail, link: link())
    #endif
  }

  /// Says how the work of the span ended; the last call wins, except that ``TraceSpan/Status/ok`` is final.
  @inlinable
  public func setStatus(_ status: @autoclosure () -> TraceSpan.Status) {
    #if Enable
      guard let detail = nextDetail else { return }
      ThreadState.current.recordStatus(detail, status: status())
    #endif
  }

  /// Gives the span another name, for when the right one is known late; a sampler has seen only the first.
  @inlinable
  public func setName(_ name: @autoclosure () -> String) {
    #if Enable
      guard let detail = nextDetail else { return }
      ThreadState.current.recordName(detail, name: name())
    #endif
  }

  /// Records that the work of the span failed: an event `exception` with `exception.type` and `exception.message`, the
  /// property `error.type`, and the error status (OpenTelemetry semantic conventions, Recording errors).
  ///
  /// A `CancellationError` is not an error: it is ignored.
  @inlinable
  public func recordError(_ error: @autoclosure () -> any Error) {
    #if Enable
      guard let detail = nextDetail else { return }
      ThreadState.current.recordError(detail, error: error())
    #endif
  }

  /// Records an error as ``recordError(_:)`` does, in other words than its own: they may be secret.
  package func recordError(type: String, message: String) {
    #if Enable
      guard let core = recordingCore else { return }
      ThreadState.current.recordError(core.detail, type: type, message: message)
    #endif
  }

  #if Enable
    /// The core if details are recorded; a detail that comes after the end is counted.
    @usableFromInline
    var recordingCore: SpanCore? {
      guard let core, core.isSampled else { return nil }
      if core.isRecording { return core }
      ThreadState.current.countDetailAfterEnd()
      return nil
    }

    /// The owner of the next detail if details are recorded; one that comes after the end is counted.
    @usableFromInline
    var nextDetail: DetailOwner? { recordingCore?.detail }

    @usableFromInline @inline(never)
    func recordThrown(_ error: any Error) {
      guard let core, core.isRecording else { return }
      ThreadState.current.recordError(core.detail, error: error)
    }
  #endif
}

extension TraceSpan {
  /// True while details are recorded; counts the caller's detail as late when the span has ended.
  package var acceptsDetails: Bool {
    #if Enable
      recordingCore != nil
    #else
      false
    #endif
  }
}

// Property values of every kind, for spans that are objects; those of local spans are in `LocalSpan+Details.swift`.
//
// A type that is PropertyValueConvertible always takes `setProperty` above, or the first one here:
// the others are disfavored, and the last one decides for types that have both a raw value and a description.

extension TraceSpan {
  /// Sets a property of the span unless the value is nil.
  ///
  /// Key and value are evaluated only when the span is recorded, and the key only when there is a value.
  @inlinable
  public func setProperty<Value: PropertyValueConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) {
    #if Enable
      guard recordingCore != nil, let value = value() else { return }
      setProperty(key(), value)
    #endif
  }

  /// Sets a property of the span to the raw value of `value`, unless that is nil.
  ///
  /// Key and value are evaluated only when the span is recorded.
  @inlinable @_disfavoredOverload
  public func setProperty<Value: RawRepresentable>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) where Value.RawValue: PropertyValueConvertible {
    setProperty(key(), value()?.rawValue)
  }

  /// Sets a property of the span to the description of `value`, unless that is nil.
  ///
  /// Key and value are evaluated only when the span is recorded. The value is made by `PropertyValue(describing:)`.
  ///
  ///     span.setProperty("order.id", UUID())
  @inlinable @_disfavoredOverload
  public func setProperty<Value: CustomStringConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) {
    setProperty(key(), PropertyValue(describing: value()))
  }

  /// Sets a property of the span to the raw value of `value`, unless that is nil.
  ///
  /// Key and value are evaluated only when the span is recorded.
  @inlinable @_disfavoredOverload
  public func setProperty<Value: RawRepresentable & CustomStringConvertible>(
    _ key: @autoclosure () -> String, _ value: @autoclosure () -> Value?
  ) where Value.RawValue: PropertyValueConvertible {
    setProperty(key(), value()?.rawValue)
  }
}
