#if Viewer
  package import OTLPMessages

  /// Whether a trace is whole: one root, no span without its parent, and every service took part.
  package struct TraceReview: Sendable {
    package typealias ResourceSpans = Opentelemetry_Proto_Trace_V1_ResourceSpans

    /// What is wrong with it; empty when it is whole.
    package private(set) var problems: [String] = []
    package private(set) var spanCount = 0

    package init(_ message: [ResourceSpans], services expected: [DemoService] = DemoService.allCases) {
      let spans = message.flatMap { $0.scopeSpans.flatMap(\.spans) }
      spanCount = spans.count
      let ids = Set(spans.map(\.spanID))
      let roots = spans.filter(\.parentSpanID.isEmpty)
      let orphans = spans.filter { !$0.parentSpanID.isEmpty && !ids.contains($0.parentSpanID) }
      let services = Set(
        message.flatMap { $0.resource.attributes }.filter { $0.key == "service.name" }.map(\.value.stringValue))
      if roots.count != 1 { problems.append("\(roots.count) spans have no parent, instead of one") }
      for orphan in orphans { problems.append("the parent of \(orphan.name) is missing") }
      if ids.count != spans.count { problems.append("\(spans.count - ids.count) span ids occur twice") }
      if Set(spans.map(\.traceID)).count > 1 { problems.append("the spans have several trace ids") }
      for service in expected where !services.contains(service.rawValue) {
        problems.append("\(service.rawValue) has no span in it")
      }
    }

    package var isWhole: Bool { problems.isEmpty }
  }
#endif
