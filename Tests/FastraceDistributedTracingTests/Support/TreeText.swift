#if DistributedTracing
  import Fastrace
  import FastraceTesting

  extension TestTrace {
    /// The names of the spans on one line, children in parentheses and sorted: `root(a b(c))`.
    var text: String {
      let ids = Set(spans.map(\.spanID))
      return text(spans.filter { !ids.contains($0.parentID) })
    }

    private func text(_ spans: [SpanRecord]) -> String { spans.map(text).sorted().joined(separator: " ") }

    private func text(_ span: SpanRecord) -> String {
      let below = text(children(of: span))
      return below.isEmpty ? span.name : "\(span.name)(\(below))"
    }

    /// The only span of this name; the first of several.
    func named(_ name: String) throws(ExpectationFailure) -> SpanRecord { try expectSpan(named: name) }
  }
#endif
