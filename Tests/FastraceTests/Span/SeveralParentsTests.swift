import Fastrace
import Testing

@Suite(.recorder, .traced) struct SeveralParentsTests {
  @Test func appearsInEachTraceWithEverythingUnderIt() async {
    let result = await record {
      let (first, second) = (TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second"))
      let shared = TraceSpan.begin("shared", parents: [first, second])
      shared.setProperty("size", 2)
      shared.makeCurrent {
        LocalSpan.with("local") { LocalSpan.setProperty("inner", true) }
      }
      await onThread { TraceSpan.begin("elsewhere", parent: shared).end() }
      shared.end()
      first.end()
      second.end()
    }
    #expect(result.tree == "first(shared(elsewhere local)) | second(shared(elsewhere local))")
    #expect(result.change.started == 8 && result.change.reported == 8)
    #expect(result.spans.filter { $0.name == "shared" }.allSatisfy { $0[property: "size"] == 2 })
    #expect(result.spans.filter { $0.name == "local" }.allSatisfy { $0[property: "inner"] == true })
  }

  @Test func hasTheContextOfTheFirstRecordedParent() async {
    _ = await record {
      let (first, second) = (TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second"))
      let shared = TraceSpan.begin("shared", parents: [.noop, first, second])
      #expect(shared.context?.traceID == first.context?.traceID)
      #expect(shared.context?.isSampled == true)
      for span in [shared, first, second] { span.end() }
    }
  }

  @Test func goesToAParentThatHasEnded() async {
    let result = await record {
      let (first, second) = (TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second"))
      first.end()
      let shared = TraceSpan.begin("shared", parents: [first, second])
      shared.end()
      second.end()
    }
    #expect(result.tree == "first(shared) | second(shared)")
  }

  @Test func leavesOutParentsThatAreNotRecorded() async {
    let result = await record {
      let unsampled = TraceSpan.beginRoot(
        "unsampled", context: SpanContext(traceID: .random(), spanID: .random(), isSampled: false))
      let (first, second) = (TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second"))
      TraceSpan.begin("a", parents: [unsampled, .noop, first, second]).end()
      TraceSpan.begin("b", parents: [unsampled, first]).end()
      let c = TraceSpan.begin("c", parents: [unsampled, .noop])
      #expect(!c.isRecording && c.context?.isSampled == false)
      c.end()
      #expect(TraceSpan.begin("d", parents: [TraceSpan.noop]).context == nil)
      #expect(TraceSpan.begin("e", parents: [TraceSpan]()).context == nil)
      for span in [unsampled, first, second] { span.end() }
    }
    #expect(result.tree == "first(a b) | second(a)")
    #expect(result.change.started == 5)
  }

  @Test func survivesThatOneOfTheTracesIsCancelled() async {
    let result = await record {
      let (first, second) = (TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second"))
      let shared = TraceSpan.begin("shared", parents: [first, second])
      shared.makeCurrent { LocalSpan.with("local") {} }
      first.cancel()
      shared.end()
      first.end()
      second.end()
    }
    #expect(result.tree == "second(shared(local))")
    #expect(result.change.cancelled == 3)
    #expect(result.change.reported == 3)
  }

  @Test func nests() async {
    let result = await record {
      let roots = ["a", "b", "c"].map { TraceSpan.beginRoot("\($0)") }
      let inner = TraceSpan.begin("inner", parents: roots.prefix(2))
      let outer = TraceSpan.begin("outer", parents: [inner, roots[2]])
      outer.makeCurrent { LocalSpan.with("local") {} }
      let child = TraceSpan.begin("child", parent: outer)
      child.end()
      outer.end()
      inner.end()
      for root in roots { root.end() }
    }
    let below = "outer(child local)"
    #expect(result.tree == "a(inner(\(below))) | b(inner(\(below))) | c(\(below))")
    #expect(result.change.started == 14)
    #expect(result.change.pending == 0)
  }

  @Test func isLateWhereTheTraceIsReported() async {
    let result = await record {
      let (first, second) = (TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second"))
      let shared = TraceSpan.begin("shared", parents: [first, second])
      first.end()
      _ = await Fastrace.flush()
      shared.end()
      second.end()
    }
    #expect(result.tree == "first(shared) | second(shared)")
    let late = result.spans.filter(\.isLate)
    #expect(late.map(\.traceID) == result.spans.filter { $0.name == "first" }.map(\.traceID))
    #expect(result.change.late == 1)
  }

  @Test(arguments: [1, 4, 16])
  func isReportedOnceInATrace(_ levels: Int) async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      var spans = [root]
      for level in 1...levels {
        let pair = [TraceSpan.begin("\(level) a", parents: spans), TraceSpan.begin("\(level) b", parents: spans)]
        spans.forEach { $0.end() }
        spans = pair
      }
      spans[0].makeCurrent { LocalSpan.with("local") {} }
      spans.forEach { $0.end() }
    }
    #expect(result.spans.count == 2 + 2 * levels && result.change.started == result.spans.count)
    #expect(Set(result.spans.map(\.spanID)).count == result.spans.count)
    for level in 2..<max(2, levels + 1) {
      let parents = ["a", "b"].map { result.spans.named("\(level - 1) \($0)") }
      for name in ["\(level) a", "\(level) b"] {
        let span = result.spans.named(name)
        #expect(span?.parentID == parents[0]?.spanID)
        #expect(span?.links.map { $0.context.spanID } == parents.dropFirst().compactMap { $0?.spanID })
        #expect(span?.links.first?.context.traceID == span?.traceID)
      }
    }
  }

  @Test(arguments: [1, 4, 16])
  func isReportedOnceInEachOfTwoTraces(_ levels: Int) async {
    let result = await record {
      let roots = [TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second")]
      var spans = roots
      for level in 1...levels {
        let pair = [TraceSpan.begin("\(level) a", parents: spans), TraceSpan.begin("\(level) b", parents: spans)]
        if level > 1 { spans.forEach { $0.end() } }
        spans = pair
      }
      spans.forEach { $0.end() }
      roots.forEach { $0.end() }
    }
    #expect(result.spans.count == 2 + 4 * levels && result.change.started == result.spans.count)
    #expect(result.change.pending == 0)
    for traceID in Set(result.spans.map(\.traceID)) {
      let spans = result.spans.filter { $0.traceID == traceID }
      #expect(Set(spans.map(\.spanID)).count == 1 + 2 * levels)
      // In the first level each of two parents is the only one in its trace.
      #expect(spans.reduce(0) { $0 + $1.links.count } == 2 * (levels - 1))
    }
  }

  @Test func linksToFurtherParentsOfTheSameTrace() async {
    let result = await record {
      let (first, second) = (TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second"))
      let (a, b) = (TraceSpan.begin("a", parent: first), TraceSpan.begin("b", parent: first))
      let shared = TraceSpan.begin("shared", parents: [a, second, b, a])
      for span in [shared, a, b, first, second] { span.end() }
    }
    #expect(result.tree == "first(a(shared) b) | second(shared)")
    let copies = result.spans.filter { $0.name == "shared" }
    let b = result.spans.named("b")
    for copy in copies {
      let expected = copy.traceID == b?.traceID ? [b?.spanID] : []
      #expect(copy.links.map { $0.context.spanID } == expected.compactMap(\.self))
    }
    #expect(result.change.started == 6)
  }
}
