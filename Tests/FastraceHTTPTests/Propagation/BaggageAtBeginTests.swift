import Fastrace
import FastraceHTTP
import FastraceTesting
import RecorderTesting
import Testing

/// The hook at the begin of a server's span sees the baggage that came with the request.
@Suite struct BaggageAtBeginTests {
  private static func setHook() {
    var configuration = Fastrace.Configuration()
    configuration.spanHooks = .copyingBaggage(["tenant"])
    Fastrace.setReporters([], configuration: configuration)
  }

  @Test(RecorderTrait { setHook() }, .enabled(if: TestTrace.isAvailable))
  func isThatOfTheRequest() async throws {
    let trace = try await TestTrace.collect {
      let headers = DictionaryCarrier(["baggage": "tenant=acme"])
      let exchange = HTTPServerTracing<Void, Void>().begin(
        (), HTTPRequestDescription(path: "/"), carrier: headers, method: "GET", route: nil)
      exchange?.end()
      #expect(Baggage.current.isEmpty)
    }
    Fastrace.setReporters([])
    #expect(trace.spans.first { $0.name == "GET" }?[property: "tenant"] == "acme")
  }
}
