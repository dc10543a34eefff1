#if Macros
  /// Traces a function: each call of it is a span.
  ///
  ///     @Trace
  ///     func checkout(items: [Item]) throws -> Receipt { ... }          // a span Shop.checkout(items:)
  ///
  ///     @Trace(name: "load", kind: .client, properties: ["user.id": #"\(id)"#, "cache": false])
  ///     func load(id: Int) async throws -> User { ... }
  ///
  /// A synchronous function becomes a ``/Fastrace/LocalSpan``, an asynchronous one a ``/Fastrace/TraceSpan`` that is current
  /// in the function and in the tasks that it starts. The span ends however the function is left. Nothing of a call is
  /// recorded but what is named here.
  ///
  /// Names and properties can refer to the function's parameters and to `self`, by interpolation in a text between `#"`
  /// and `"#`: `#"user \(id)"#`. They are evaluated when the function begins, and only when the span is recorded. A
  /// property whose text is nothing but one interpolation keeps the type of its value: `#"\(count)"#` is a number.
  ///
  /// Without the package trait `Enable` the function is compiled as it is written.
  ///
  /// > Cost: That of the span that one would write by hand. In a traced function `#line` is the line on which its body
  /// > begins; the locations of compiler messages, breakpoints and crash reports are the true ones.
  ///
  /// - Parameters:
  ///   - name: The name of the span; by default the name of the function, as `style` says.
  ///   - style: Whether the function's name is used with its types and labels, or bare.
  ///   - kind: The role of the span.
  ///   - properties: What to record about the call, as a dictionary literal.
  ///   - root: True to begin a trace when no span is current. The span is then a `TraceSpan` in a synchronous function, too.
  ///   - perRun: True to record each run of an asynchronous function, from resumption to suspension, as a local span
  ///     `run` under its span; see ``/FastraceRunRecording/RunRecordingExecutor``.
  ///   - recordsErrors: False to leave errors that the function throws unrecorded. A `CancellationError` is never
  ///     recorded.
  ///   - code: True to record where the function is: `code.function.name`, `code.file.path` and `code.line.number`.
  @attached(body)
  public macro Trace(
    name: String? = nil, style: SpanNameStyle = .full, kind: TraceSpan.Kind = .internal, properties: Properties = [:],
    root: Bool = false, perRun: Bool = false, recordsErrors: Bool = true, code: Bool = false
  ) = #externalMacro(module: "FastraceMacrosPlugin", type: "TraceMacro")
#endif
