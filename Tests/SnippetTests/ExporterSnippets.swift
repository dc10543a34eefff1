import Fastrace
import FastraceTesting
import Synchronization
import Testing

// snippet: exporter
final class LineReporter: SpanReporter {
  private let receiver: any Receiver

  init(to receiver: any Receiver) { self.receiver = receiver }

  func report(_ spans: SpanBatch) async throws {
    let lines = spans.map { span in
      "\(span.traceID) \(span.spanID) \(span.parentID) \(span.durationNanoseconds) \(span.name)"
    }
    switch try await receiver.post(lines) {
    case 200: return
    case 429, 503: throw ReportFailure("\(receiver.name) is busy", isRetryable: true)
    case let status: throw ReportFailure("\(receiver.name) answers \(status): is the address right?")
    }
  }
}
// end

protocol Receiver: Sendable {
  var name: String { get }
  func post(_ lines: [String]) async throws -> Int
}

/// Answers what the test has written down.
private final class Script: Receiver {
  let name = "script"
  private let state: Mutex<(answers: [Int], lines: [String])>

  init(_ answers: [Int]) { state = Mutex((answers, [])) }

  var lines: [String] { state.withLock { $0.lines } }

  func post(_ lines: [String]) async -> Int {
    state.withLock { state in
      let answer = state.answers.removeFirst()
      if answer == 200 { state.lines += lines }
      return answer
    }
  }
}

@Suite(.recorder, .traced) struct ExporterSnippets {
  @Test func isTriedAgain() async {
    let script = Script([503, 200])
    let before = Fastrace.statistics()
    // snippet: exporter-use
    var configuration = Fastrace.Configuration()
    configuration.retry.initialDelay = .milliseconds(1)
    Fastrace.setReporter(LineReporter(to: script), configuration: configuration)
    // end
    TraceSpan.withRoot("work") { _ in }
    await Fastrace.flush()
    let after = Fastrace.statistics()
    #expect(script.lines.count == 1)
    #expect(script.lines.first?.hasSuffix(" work") == true)
    #expect(after.failedExports == before.failedExports + 1)
    #expect(after.reported == before.reported + 1)
  }

  @Test func givesUpAndIsCounted() async {
    Fastrace.setReporter(LineReporter(to: Script([404])))
    let before = Fastrace.statistics().dropped[.exportFailed] ?? 0
    TraceSpan.withRoot("work") { _ in }
    await Fastrace.flush()
    #expect(Fastrace.statistics().dropped[.exportFailed] == before + 1)
  }
}
