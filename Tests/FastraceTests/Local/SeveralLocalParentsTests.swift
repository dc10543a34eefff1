import Fastrace
import Testing

@Suite(.recorder, .traced) struct SeveralLocalParentsTests {
  @Test func usesTheInnermostOne() async {
    let result = await record {
      let (first, second) = (TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second"))
      first.makeCurrent {
        LocalSpan.with("a") {
          second.makeCurrent {
            LocalSpan.with("b") { first.makeCurrent { LocalSpan.with("c") {} } }
          }
          LocalSpan.with("d") {}
        }
      }
      first.end()
      second.end()
    }
    #expect(result.tree == "first(a(d) c) | second(b)")
  }

  @Test func makesNoopAnEndOfTheTrace() async {
    let result = await record {
      TraceSpan.withRoot("root") {
        TraceSpan.noop.makeCurrent { LocalSpan.with("local") {} }
      }
    }
    // A noop span has no trace to make current: what is around it stays current.
    #expect(result.tree == "root(local)")
  }

  @Test func goesBackAfterAnError() async {
    struct Failure: Error {}
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      root.makeCurrent {
        try? TraceSpan.withRoot("inner") { throw Failure() }
        LocalSpan.with("after") {}
      }
      LocalSpan.with("outside") {}
      root.end()
    }
    #expect(result.tree == "inner | root(after)")
  }

  @Test func namesTheLocalSpanInTheCurrentContext() async {
    let result = await record {
      TraceSpan.withRoot("root") { (root: TraceSpan) in
        #expect(SpanContext.current == root.context)
        LocalSpan.with("local") {
          let current = SpanContext.current
          LocalSpan.setProperty("id", current?.spanID.description ?? "")
          #expect(current?.traceID == root.context?.traceID)
          #expect(TraceSpan.current.context == root.context)
          #expect(current?.isSampled == true && current?.isRemote == false)
        }
      }
      #expect(SpanContext.current == nil)
    }
    let local = result.spans.named("local")
    #expect(local?[property: "id"] == .string(local?.spanID.description ?? "-"))
  }
}
