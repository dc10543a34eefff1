import CFastrace
import Fastrace
import Testing

/// What only the suites that run with `FASTRACE_TEST_SHARED` can see; see OtherAPI.
@Suite(.recorder, .traced, .enabled(if: OtherAPI.isWanted)) struct SharedCurrentTests {
  @Test func isInForce() { #expect(fastrace_get_binding_mode() == 2) }

  @Test func theOtherAPICarriesTheSpan() async {
    let result = await record {
      await TraceSpan.withRoot("root") { root in
        #expect(OtherAPI.current?.span.context == root.context)
        LocalSpan.with("local") { #expect(OtherAPI.current?.span.context == root.context) }
        await Task { LocalSpan.with("in task") {} }.value
      }
      #expect(OtherAPI.current == nil)
    }
    #expect(result.tree == "root(in task local)")
  }

  @Test func aSpanThatTheOtherAPIBindsIsInnermost() async {
    let result = await record {
      TraceSpan.withRoot("root") {
        LocalSpan.with("local") {
          let span = TraceSpan.begin("carried")
          let carried = CarriedSpan(span)
          OtherAPI.$current.withValue(carried) {
            LocalSpan.with("inner") { TraceSpan.begin("current", in: OtherAPI.current, kind: .internal).end() }
          }
          LocalSpan.with("after") { TraceSpan.begin("explicit", in: carried, kind: .internal).end() }
          span.end()
        }
      }
    }
    #expect(result.tree == "root(local(after carried(explicit inner(current))))")
  }
}
