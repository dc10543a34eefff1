#if Macros
  /// Traces every method of a type or an extension, as if each were marked with ``Trace(name:style:kind:properties:root:perRun:recordsErrors:code:)``.
  ///
  ///     @TraceAll
  ///     struct Shop {
  ///       func checkout(items: [Item]) throws -> Receipt { ... }
  ///       @NoTrace func price(of item: Item) -> Int { ... }
  ///     }
  ///
  /// Methods with a ``NoTrace()`` are left alone, those with a `@Trace` of their own are traced as that says. Initialisers,
  /// accessors and the methods of types inside are not traced.
  ///
  /// - Parameters:
  ///   - style: Whether spans are called by the methods' names with types and labels, or bare.
  ///   - recordsErrors: False to leave errors that the methods throw unrecorded.
  ///   - code: True to record where each method is.
  @attached(memberAttribute)
  public macro TraceAll(style: SpanNameStyle = .full, recordsErrors: Bool = true, code: Bool = false) =
    #externalMacro(module: "FastraceMacrosPlugin", type: "TraceAllMacro")

  /// Leaves a method out of what ``TraceAll(style:recordsErrors:code:)`` traces.
  @attached(peer)
  public macro NoTrace() = #externalMacro(module: "FastraceMacrosPlugin", type: "NoTraceMacro")
#endif
