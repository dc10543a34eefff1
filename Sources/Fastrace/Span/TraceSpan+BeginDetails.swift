// The functions that begin spans, for spans that begin with details or at a time of day. They are functions of their own
// so that a call without such arguments pays nothing for them.

extension TraceSpan {
  /// Begins a trace, or continues one of another process, with properties, links or a time that are known already.
  ///
  /// See ``beginRoot(_:context:kind:)``.
  ///
  /// - Parameters:
  ///   - name: What the span does; evaluated only when there is a reporter.
  ///   - context: The remote parent, or a context without a span id.
  ///   - kind: The role of the span.
  ///   - properties: What the span begins with, which the sampler sees; evaluated only when there is a reporter.
  ///   - links: References to other spans, which the sampler sees; evaluated like the properties.
  ///   - instant: When the span begins. Default: now.
  /// - Returns: The span, not current yet.
  @inlinable
  public static func beginRoot(
    _ name: @autoclosure () -> String, context: @autoclosure () -> SpanContext? = nil, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil
  ) -> TraceSpan {
    #if Enable
      TraceSpan(
        core: SpanFactory.root(
          name, context: context, kind: kind, properties: properties, links: links, at: instant))
    #else
      TraceSpan()
    #endif
  }

  /// Begins a child of the current span, with properties, links or a time that are known already.
  ///
  /// - Parameters:
  ///   - name: What the span does; evaluated only when it is recorded.
  ///   - kind: The role of the span.
  ///   - properties: What the span begins with; evaluated only when it is recorded.
  ///   - links: References to other spans; evaluated only when it is recorded.
  ///   - instant: When the span begins. Default: now.
  /// - Returns: The child, not current yet; ``noop`` when no span is current.
  @inlinable
  public static func begin(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil
  ) -> TraceSpan {
    begin(name(), kind: kind).adding(properties, links, at: instant)
  }

  /// Begins a child of `parent`, with properties, links or a time that are known already.
  ///
  /// See ``begin(_:kind:properties:links:at:)``.
  @inlinable
  public static func begin(
    _ name: @autoclosure () -> String, parent: TraceSpan, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil
  ) -> TraceSpan {
    begin(name(), parent: parent, kind: kind).adding(properties, links, at: instant)
  }

  /// Begins a span that is a child of each of `parents`, with properties, links or a time that are known already.
  ///
  /// See ``begin(_:parents:kind:)`` and ``begin(_:kind:properties:links:at:)``.
  public static func begin(
    _ name: @autoclosure () -> String, parents: some Sequence<TraceSpan>, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil
  ) -> TraceSpan {
    begin(name(), parents: parents, kind: kind).adding(properties, links, at: instant)
  }

  /// Begins a child of the current span, or a trace when no span is current, with properties, links or a time that are
  /// known already.
  ///
  /// See ``beginChildOrRoot(_:kind:)`` and ``beginRoot(_:context:kind:properties:links:at:)``.
  @inlinable
  public static func beginChildOrRoot(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil
  ) -> TraceSpan {
    #if Enable
      if let child = SpanFactory.child(name, kind: kind) {
        return TraceSpan(core: child).adding(properties, links, at: instant)
      }
      return beginRoot(name(), kind: kind, properties: properties(), links: links(), at: instant)
    #else
      TraceSpan()
    #endif
  }

  /// Records what a span begins with, right after it was made.
  @inlinable @inline(__always)
  func adding(_ properties: () -> Properties, _ links: () -> [TraceSpan.Link], at instant: Instant?) -> TraceSpan {
    #if Enable
      recordBegin(properties, links, at: instant)
    #endif
    return self
  }

  #if Enable
    @usableFromInline
    func recordBegin(_ properties: () -> Properties, _ links: () -> [TraceSpan.Link], at instant: Instant?) {
      guard let core, core.isRecording else { return }
      if let instant { core.begin(atUnixNanoseconds: instant.unixNanoseconds) }
      core.record(properties(), links())
    }
  #endif
}

extension TraceSpan {
  /// Runs `body` in a new root that is current in it, and ends the root.
  ///
  /// See ``beginRoot(_:context:kind:properties:links:at:)``.
  @inlinable
  public static func withRoot<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, context: @autoclosure () -> SpanContext? = nil, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil,
    _ body: (TraceSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    #if Enable
      try beginRoot(name(), context: context(), kind: kind, properties: properties(), links: links(), at: instant)
        .run(body)
    #else
      try body(TraceSpan())
    #endif
  }

  /// Runs the asynchronous `body` in a new root that is current in it and in its child tasks, and ends the root.
  ///
  /// See ``beginRoot(_:context:kind:properties:links:at:)``.
  @inlinable
  public static func withRoot<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, context: @autoclosure () -> SpanContext? = nil, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil,
    isolation: isolated (any Actor)? = #isolation,
    _ body: (TraceSpan) async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    #if Enable
      try await beginRoot(name(), context: context(), kind: kind, properties: properties(), links: links(), at: instant)
        .run(isolation: isolation, body)
    #else
      try await body(TraceSpan())
    #endif
  }

  /// Runs `body` in a new root that is current in it, and ends the root.
  ///
  /// See ``beginRoot(_:context:kind:properties:links:at:)``.
  @inlinable
  public static func withRoot<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, context: @autoclosure () -> SpanContext? = nil, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil,
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    #if Enable
      try beginRoot(name(), context: context(), kind: kind, properties: properties(), links: links(), at: instant)
        .run { (_: TraceSpan) throws(Failure) in try body() }
    #else
      try body()
    #endif
  }

  /// Runs the asynchronous `body` in a new root that is current in it and in its child tasks, and ends the root.
  ///
  /// See ``beginRoot(_:context:kind:properties:links:at:)``.
  @inlinable
  public static func withRoot<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, context: @autoclosure () -> SpanContext? = nil, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil,
    isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    #if Enable
      try await beginRoot(name(), context: context(), kind: kind, properties: properties(), links: links(), at: instant)
        .run(isolation: isolation) { (_: TraceSpan) async throws(Failure) in try await body() }
    #else
      try await body()
    #endif
  }

  /// Runs `body` in a new child of the current span, which is current in it, and ends the child.
  ///
  /// See ``begin(_:kind:properties:links:at:)``.
  @inlinable
  public static func with<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil,
    _ body: (TraceSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    #if Enable
      try begin(name(), kind: kind, properties: properties(), links: links(), at: instant)
        .run(body)
    #else
      try body(TraceSpan())
    #endif
  }

  /// Runs the asynchronous `body` in a new child of the current span, which is current in it and in its child tasks, and
  /// ends the child.
  ///
  /// See ``begin(_:kind:properties:links:at:)``.
  @inlinable
  public static func with<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil,
    isolation: isolated (any Actor)? = #isolation,
    _ body: (TraceSpan) async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    #if Enable
      try await begin(name(), kind: kind, properties: properties(), links: links(), at: instant)
        .run(isolation: isolation, body)
    #else
      try await body(TraceSpan())
    #endif
  }

  /// Runs `body` in a new child of the current span, which is current in it, and ends the child.
  ///
  /// See ``begin(_:kind:properties:links:at:)``.
  @inlinable
  public static func with<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil,
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    #if Enable
      try begin(name(), kind: kind, properties: properties(), links: links(), at: instant)
        .run { (_: TraceSpan) throws(Failure) in try body() }
    #else
      try body()
    #endif
  }

  /// Runs the asynchronous `body` in a new child of the current span, which is current in it and in its child tasks, and
  /// ends the child.
  ///
  /// See ``begin(_:kind:properties:links:at:)``.
  @inlinable
  public static func with<Result: ~Copyable, Failure: Error>(
    _ name: @autoclosure () -> String, kind: TraceSpan.Kind = .internal,
    properties: @autoclosure () -> Properties = Properties(),
    links: @autoclosure () -> [TraceSpan.Link] = [], at instant: Instant? = nil,
    isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    #if Enable
      try await begin(name(), kind: kind, properties: properties(), links: links(), at: instant)
        .run(isolation: isolation) { (_: TraceSpan) async throws(Failure) in try await body() }
    #else
      try await body()
    #endif
  }
}
