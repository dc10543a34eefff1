import Fastrace
import Testing

@Suite(.recorder, .traced) struct SeveralLocalParentsTests {
  @Test func usesTheInnermostOne() async {
    let result = await record {
      let (first, second) = (Span.root("first"), Span.root("second"))
      first.withLocalParent {
        LocalSpan.with("a") {
          second.withLocalParent {
            LocalSpan.with("b") { first.withLocalParent { LocalSpan.with("c") {} } }
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
      Span.withRoot("root") {
        Span.noop.withLocalParent { LocalSpan.with("local") {} }
      }
    }
    // A noop span has no trace to make current: what is around it stays current.
    #expect(result.tree == "root(local)")
  }

  @Test func goesBackAfterAnError() async {
    struct Failure: Error {}
    let result = await record {
      let root = Span.root("root")
      root.withLocalParent {
        try? Span.withRoot("inner") { throw Failure() }
        LocalSpan.with("after") {}
      }
      LocalSpan.with("outside") {}
      root.end()
    }
    #expect(result.tree == "inner | root(after)")
  }

  @Test func namesTheLocalSpanInTheCurrentContext() async {
    let result = await record {
      Span.withRoot("root") { (root: Span) in
        #expect(SpanContext.current == root.context)
        LocalSpan.with("local") {
          let current = SpanContext.current
          LocalSpan.setProperty("id", current?.spanID.description ?? "")
          #expect(current?.traceID == root.context?.traceID)
          #expect(Span.current.context == root.context)
          #expect(current?.isSampled == true && current?.isRemote == false)
        }
      }
      #expect(SpanContext.current == nil)
    }
    let local = result.spans.named("local")
    #expect(local?[property: "id"] == .string(local?.spanID.description ?? "-"))
  }
}
