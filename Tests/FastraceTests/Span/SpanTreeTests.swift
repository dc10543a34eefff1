import Fastrace
import Testing

@Suite(.recorder, .traced) struct SpanTreeTests {
  @Test func recordsASingleThread() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      root.makeCurrent {
        let first = LocalSpan.enter("first")
        inner()
        first.end()
        LocalSpan.with("second") {}
      }
      root.end()
    }
    #expect(result.tree == "root(first(inner) second)")
    #expect(result.change.started == 4)
    #expect(result.change.reported == 4)
  }

  private func inner() {
    let span = LocalSpan.enter("inner")
    span.end()
  }

  @Test func keepsSeveralRootsApart() async {
    let result = await record {
      let outer = TraceSpan.beginRoot("outer")
      outer.makeCurrent {
        LocalSpan.with("of outer") {
          TraceSpan.withRoot("inner") { LocalSpan.with("of inner") {} }
          LocalSpan.with("below") {}
        }
      }
      outer.end()
    }
    #expect(result.tree == "inner(of inner) | outer(of outer(below))")
    #expect(Set(result.spans.map(\.traceID)).count == 2)
  }

  @Test func joinsSeveralThreads() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      await onThread {
        onThreads(4) { index in
          root.makeCurrent { LocalSpan.with("thread") { LocalSpan.with("inner \(index)") {} } }
          TraceSpan.begin("object \(index)", parent: root).end()
        }
      }
      root.end()
    }
    let threads = (0..<4).map { "thread(inner \($0))" }
    let objects = (0..<4).map { "object \($0)" }
    #expect(result.tree == "root(\((objects + threads).joined(separator: " ")))")
    let root = result.spans.named("root")
    #expect(result.spans.filter { $0.name == "thread" }.allSatisfy { $0.threadID != root?.threadID })
    #expect(Set(result.spans.filter { $0.name == "thread" }.map(\.threadID)).count == 4)
  }

  @Test func recordsSpansWithoutLocals() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root", kind: .server)
      let child = TraceSpan.begin("child", parent: root, kind: .client)
      let grandchild = TraceSpan.begin("grandchild", parent: child)
      grandchild.end()
      child.end()
      root.end()
    }
    #expect(result.tree == "root(child(grandchild))")
    #expect(result.spans.named("root")?.kind == .server)
    #expect(result.spans.named("child")?.kind == .client)
    #expect(result.spans.named("grandchild")?.kind == .internal)
    #expect(result.spans.named("root")?.isLocalRoot == true)
    #expect(result.spans.named("child")?.isLocalRoot == false)
  }

  @Test func letsChildrenEndInAnyOrder() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      let child = TraceSpan.begin("child", parent: root)
      let grandchild = TraceSpan.begin("grandchild", parent: child)
      child.end()
      let afterwards = TraceSpan.begin("of an ended span", parent: child)
      afterwards.end()
      grandchild.end()
      root.end()
    }
    #expect(result.tree == "root(child(grandchild of an ended span))")
    #expect(result.spans.allSatisfy { !$0.isLate })
  }

  @Test func nestsScopesOfSpans() async {
    let result = await record {
      TraceSpan.withRoot("root") {
        TraceSpan.with("outer") {
          LocalSpan.with("local") { TraceSpan.with("inner") { LocalSpan.with("deep") {} } }
        }
        TraceSpan.begin("sibling").end()
      }
    }
    #expect(result.tree == "root(outer(local(inner(deep))) sibling)")
  }

  @Test func recordsNothingWithoutAParent() async {
    let result = await record {
      LocalSpan.with("local") { TraceSpan.begin("child").end() }
      TraceSpan.with("scoped") { (span: TraceSpan) in #expect(!span.isRecording) }
      #expect(SpanContext.current == nil)
    }
    #expect(result.spans.isEmpty)
    #expect(result.change.started == 0)
  }

  @Test func takesEveryCallOnTheNoopSpan() async {
    let result = await record {
      let span = TraceSpan.noop
      span.setProperty("key", "value")
      span.addEvent("event")
      span.setStatus(.error)
      span.recordError(Failure())
      #expect(span.context == nil && span.elapsed == nil && !span.isRecording)
      span.makeCurrent { LocalSpan.with("local") {} }
      TraceSpan.begin("child", parent: span).end()
      span.cancel()
      span.end()
      span.end()
    }
    #expect(result.spans.isEmpty)
  }

  @Test func tellsTheTimeSinceItsBeginning() async {
    _ = await record {
      let root = TraceSpan.beginRoot("root")
      let first = root.elapsed ?? .zero
      let second = root.elapsed ?? .zero
      #expect(first >= .zero && second >= first)
      root.end()
    }
  }

  @Test func convertsTimesToTheTimeOfDay() async {
    let result = await record { TraceSpan.withRoot("root") { LocalSpan.with("local") {} } }
    let (root, local) = (result.spans.named("root"), result.spans.named("local"))
    guard let root, let local else { return #expect(Bool(false), "\(result.spans)") }
    #expect(root.startUnixNanoseconds <= local.startUnixNanoseconds)
    #expect(local.endUnixNanoseconds <= root.endUnixNanoseconds)
    // A day to either side: only gross errors of the conversion are meant.
    let now = unixNanoseconds()
    let day: UInt64 = 86_400_000_000_000
    #expect(root.startUnixNanoseconds > now - day && root.startUnixNanoseconds < now + day)
  }

  private struct Failure: Error {}
}
