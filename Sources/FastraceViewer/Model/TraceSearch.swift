#if Viewer
  /// Which traces to list.
  ///
  /// Service, operation, attributes and text must match in one and the same span, the text in it or in a log record of it;
  /// duration, error and time are those of the trace.
  package struct TraceSearch: Sendable, Hashable {
    package struct Attribute: Sendable, Hashable {
      package var key: String
      package var value: String
    }

    /// The last trace of the page before: times alone are not unique.
    package struct Cursor: Sendable, Hashable {
      package var startNanoseconds: Int64
      package var number: Int64
    }

    package var service: String?
    package var operation: String?
    package var attributes: [Attribute] = []
    package var text: String?
    package var minimumNanoseconds: Int64?
    package var maximumNanoseconds: Int64?
    package var onlyErrors = false
    package var startNanoseconds: Int64?
    package var endNanoseconds: Int64?
    package var limit = 50
    package var before: Cursor?

    package init() {}

    /// The trace whose whole id the text is.
    var key: TraceKey? { text.flatMap { $0.utf8.count == 32 ? TraceKey(hex: $0) : nil } }

    var looksIntoSpans: Bool { operation != nil || !attributes.isEmpty || text != nil }

    /// What a filter of a trace must contain.
    var terms: [UInt64] {
      [service.map(Term.service), operation.map(Term.operation)].compactMap { $0 }
        + attributes.map { Term.attribute($0.key, $0.value) }
    }
  }

  /// A page of a list of traces.
  package struct TracePage: Sendable {
    package var traces: [TraceSummary]
    /// Where to go on; nil at the end.
    package var next: TraceSearch.Cursor?
  }
#endif
