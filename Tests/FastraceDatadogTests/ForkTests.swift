#if Datadog && Enable
  import Fastrace
  import FastraceDatadog
  import Foundation
  import RecorderTesting
  import Testing

  @Suite(.recorder) struct ForkTests {
    @Test func exportsInAChildOfAProcessThatHasExported() async {
      await #expect(processExitsWith: .success) {
        let receiver = HTTPReceiver()
        var configuration = Fastrace.Configuration()
        configuration.exportDelay = .zero
        configuration.problemHandler = .silent
        Fastrace.setReporter(DatadogReporter(agent: "http://localhost:\(receiver.port)"), configuration: configuration)
        TraceSpan.beginRoot("parent").end()
        let isFlushed = await Fastrace.flush(timeout: .seconds(20))
        precondition(isFlushed && receiver.requests == 1)
        let output = ForkedChild.run { write in
          TraceSpan.beginRoot("child").end()
          let isFlushed = Fastrace.flushBlocking(timeout: .seconds(20))
          write("\(isFlushed) \(Fastrace.statistics().reported)")
        }
        precondition(output == "true 1" && receiver.requests == 2, output)
      }
    }
  }
#endif
