import Fastrace
import Testing

@Suite struct W3CBaggagePropagatorTests {
  let propagator = W3CBaggagePropagator()

  @Test func joinsLinesAndSkipsMalformedMembers() {
    let context = propagator.extract(from: ["Baggage": "a=1", "baggage": "?,b=2;p"] as HeaderList)
    #expect(context.baggage.headerValue == "a=1,b=2;p")
    #expect(context.baggage.droppedCount == 1)
    #expect(context.spanContext == nil)
    #expect(context.samplingDecision == .deferred)
  }

  @Test func writesOneLine() throws {
    var context = PropagatedContext()
    try context.baggage.set("DF 28", forKey: "serverNode")
    var headers: HeaderList = ["Baggage": "a=1", "baggage": "b=2"]
    propagator.inject(context, into: &headers)
    #expect(headers.values(forHeader: "baggage") == ["serverNode=DF%2028"])
  }

  @Test func leavesTheCarrierAloneWithoutBaggage() {
    var headers = ["baggage": "set=byHand"]
    propagator.inject(PropagatedContext(), into: &headers)
    #expect(headers == ["baggage": "set=byHand"])
  }
}
