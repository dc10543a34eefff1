#if OpenTelemetry && Enable
  import Fastrace
  import FastraceOpenTelemetry
  import Foundation
  import RecorderTesting
  import Testing

  // Each test has a process of its own, which forks after it has exported.

  @Suite(.recorder) struct ForkTests {
    @Test func exportsInAChildOfAProcessThatHasExported() async {
      await #expect(processExitsWith: .success) {
        let receiver = HTTPReceiver()
        await exportInTheParent(over: .httpProtobuf, receiver)
        precondition(receiver.requests == 1)
        precondition(exportInAChild() == "exported")
        precondition(receiver.requests == 2)
        // The parent's connections are its own.
        await exportOne()
        precondition(receiver.requests == 3)
      }
    }

    @Test func exportsOverAReporterOfTheChild() async {
      await #expect(processExitsWith: .success) {
        let receiver = HTTPReceiver()
        await exportInTheParent(over: .httpProtobuf, receiver)
        let output = exportInAChild { setReporter(over: .httpProtobuf, receiver) }
        precondition(output == "exported" && receiver.requests == 2, output)
      }
    }

    @Test func exportsInAGrandchild() async {
      await #expect(processExitsWith: .success) {
        let receiver = HTTPReceiver()
        await exportInTheParent(over: .httpProtobuf, receiver)
        let output = ForkedChild.run { write in
          TraceSpan.beginRoot("child").end()
          write(Fastrace.flushBlocking(timeout: .seconds(20)) ? exportInAChild() : "child: \(Fastrace.statistics())")
        }
        precondition(output == "exported" && receiver.requests == 3, output)
      }
    }

    @Test func shutsDownInAChild() async {
      await #expect(processExitsWith: .success) {
        let receiver = HTTPReceiver()
        await exportInTheParent(over: .httpProtobuf, receiver)
        let output = ForkedChild.run { write in
          TraceSpan.beginRoot("child").end()
          precondition(Fastrace.flushBlocking(timeout: .seconds(20)))
          // Replaced, it is shut down; then the next one exports on a connection of its own.
          setReporter(over: .httpProtobuf, receiver)
          TraceSpan.beginRoot("child").end()
          write(Fastrace.flushBlocking(timeout: .seconds(20)) ? "exported" : "\(Fastrace.statistics())")
        }
        precondition(output == "exported" && receiver.requests == 3, output)
      }
    }

    #if OpenTelemetryGRPC
      @Test func saysAtOnceThatGRPCDoesNotWorkInAChild() async {
        await #expect(processExitsWith: .success) {
          let receiver = HTTPReceiver()
          await exportInTheParent(over: .httpProtobuf, receiver)
          let output = ForkedChild.run { write in
            let problems = Problems()
            setReporter(over: .grpc, receiver, problems.handler)
            TraceSpan.beginRoot("child").end()
            precondition(Fastrace.flushBlocking(timeout: .seconds(20)))
            let statistics = Fastrace.statistics()
            precondition(statistics.dropped == [.exportFailed: 1], "\(statistics)")
            write(problems.descriptions.joined())
          }
          precondition(output.contains("gRPC does not work in a forked child"), output)
        }
      }
    #endif
  }

  private func setReporter(
    over wire: OpenTelemetryOptions.WireProtocol, _ receiver: HTTPReceiver,
    _ problemHandler: Fastrace.ProblemHandler = .silent
  ) {
    var options = OpenTelemetryOptions(resource: Fastrace.Resource(["service.name": "shop"]))
    options.wireProtocol = wire
    // By name: a child has to resolve it.
    options.endpoint = "http://localhost:\(receiver.port)"
    var configuration = Fastrace.Configuration()
    configuration.exportDelay = .zero
    configuration.problemHandler = problemHandler
    Fastrace.setReporter(OpenTelemetryReporter(options), configuration: configuration)
  }

  private func exportInTheParent(over wire: OpenTelemetryOptions.WireProtocol, _ receiver: HTTPReceiver) async {
    setReporter(over: wire, receiver)
    await exportOne()
  }

  private func exportOne() async {
    TraceSpan.beginRoot("parent").end()
    let isFlushed = await Fastrace.flush(timeout: .seconds(20))
    precondition(isFlushed && Fastrace.statistics().reported > 0)
  }

  private func exportInAChild(after prepare: () -> Void = {}) -> String {
    ForkedChild.run { write in
      prepare()
      TraceSpan.beginRoot("child").end()
      let isFlushed = Fastrace.flushBlocking(timeout: .seconds(20))
      let statistics = Fastrace.statistics()
      write(isFlushed && statistics.reported == 1 ? "exported" : "\(isFlushed) \(statistics)")
    }
  }

  /// What went wrong.
  private final class Problems: Sendable {
    private let reported = Locked<[String]>([])
    var descriptions: [String] { reported.withLock { $0 } }
    var handler: Fastrace.ProblemHandler {
      Fastrace.ProblemHandler { problem in self.reported.withLock { $0.append(problem.description) } }
    }
  }
#endif
