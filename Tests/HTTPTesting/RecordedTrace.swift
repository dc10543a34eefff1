package import Fastrace
package import FastraceTesting

/// Traces whose spans lie on both sides of a socket, and end when they like.
package enum RecordedTrace {
  private static let reporter = InMemoryReporter()

  /// Runs `body` in a root called `test`, and gives its trace as soon as it has so many spans, the root included.
  package static func collect(
    spans count: Int, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Void
  ) async throws -> TestTrace {
    Fastrace.addReporter(reporter)
    let root = TraceSpan.beginRoot("test")
    do {
      try await root.makeCurrent { try await body() }
    } catch {
      root.end()
      throw error
    }
    root.end()
    return try await trace(root.context?.traceID ?? .zero, spans: count)
  }

  /// The trace with this id as soon as it has so many spans.
  package static func trace(_ id: TraceID, spans count: Int) async throws -> TestTrace {
    let deadline = ContinuousClock.now + .seconds(60)
    while true {
      Fastrace.addReporter(reporter)
      await Fastrace.flush()
      let spans = reporter.spans(of: id)
      if spans.count >= count { return TestTrace(spans) }
      guard ContinuousClock.now < deadline else { throw MissingSpans(expected: count, tree: SpanTree(spans)) }
      await Task.yield()
    }
  }

  /// Says which spans are there.
  struct MissingSpans: Error, CustomStringConvertible {
    let expected: Int
    let tree: SpanTree
    var description: String { "Waited for \(expected) spans, and got:\n\(tree)" }
  }

  /// Has to be called before spans begin that ``trace(_:spans:)`` is asked for.
  package static func install() { Fastrace.addReporter(reporter) }
}
