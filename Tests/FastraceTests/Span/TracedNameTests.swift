import Fastrace
import Testing

/// Names whose expression is traced itself.
@Suite(.recorder, .traced) struct TracedNameTests {
  private func traced(_ name: String) -> String {
    LocalSpan.with("naming") {}
    TraceSpan.begin("naming").end()
    return name
  }

  private func expectConsistency(_ spans: [SpanRecord], _ name: String) {
    guard let root = spans.named("root"), let span = spans.named(name) else { return #expect(Bool(false), "\(spans)") }
    let naming = spans.filter { $0.name == "naming" }
    #expect(naming.count == 2)
    for other in naming {
      #expect(other.parentID == root.spanID)
      #expect(other.startUnixNanoseconds + other.durationNanoseconds <= span.startUnixNanoseconds + 1)
    }
  }

  @Test func belongToWhatWasCurrentBefore() async {
    let result = await record { TraceSpan.withRoot("root") { TraceSpan.begin(traced("span")).end() } }
    expectConsistency(result.spans, "span")
  }

  @Test func ofASpanWithAParent() async {
    let result = await record {
      TraceSpan.withRoot("root") { span in TraceSpan.begin(traced("span"), parent: span).end() }
    }
    expectConsistency(result.spans, "span")
  }

  @Test func ofASpanWithSeveralParents() async {
    let result = await record {
      TraceSpan.withRoot("root") { span in
        let other = TraceSpan.beginRoot("other")
        TraceSpan.begin(traced("span"), parents: [span, other]).end()
        other.end()
      }
    }
    expectConsistency(result.spans, "span")
  }

  @Test(arguments: [true, false]) func ofARoot(_ asksSampler: Bool) async {
    let sampler = asksSampler ? Sampler { _ in true } : .alwaysOn
    let result = await record(.test { $0.sampler = sampler }) {
      TraceSpan.withRoot("root") { TraceSpan.beginRoot(traced("span")).end() }
    }
    expectConsistency(result.spans, "span")
  }

  @Test func ofALocalSpan() async {
    let result = await record { TraceSpan.withRoot("root") { LocalSpan.with(traced("span")) {} } }
    expectConsistency(result.spans, "span")
  }
}
