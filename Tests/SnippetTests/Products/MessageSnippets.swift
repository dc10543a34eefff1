import Fastrace
import FastraceEnvironment
import FastraceOTLP
import FastraceTesting
import Synchronization
import Testing

#if Logging && OpenTelemetry
  import FastraceOpenTelemetry
  import Logforth
  import LogforthOpenTelemetry
  import Logging
#endif

// snippet: otlp
final class QueueReporter: SpanReporter {
  private let encoder = Mutex(OTLPEncoder(resource: .detected(serviceName: "checkout")))
  private let publish: @Sendable ([UInt8]) -> Void

  init(publish: @escaping @Sendable ([UInt8]) -> Void) { self.publish = publish }

  func report(_ spans: SpanBatch) async throws {
    encoder.withLock { encoder in
      var sent = 0
      while sent < spans.count {
        sent += encoder.encode(spans, from: sent, byteLimit: 1 << 20)
        unsafe encoder.withMessage { bytes in publish(unsafe Array(bytes)) }
      }
    }
  }
}
// end

@Suite(.recorder, .traced) struct MessageSnippets {
  @Test func messages() async {
    let messages = Mutex<[[UInt8]]>([])
    Fastrace.setReporter(QueueReporter { message in messages.withLock { $0.append(message) } })
    TraceSpan.withRoot("in the message") { _ in }
    await Fastrace.flush()
    let sent = messages.withLock { $0 }
    #expect(sent.count == 1)
    #expect(sent.first.map { String(decoding: $0, as: UTF8.self) }?.contains("in the message") == true)
  }

  #if Logging && OpenTelemetry
    // Once for the whole process, and so in one of its own.
    @Test func logs() async {
      await #expect(processExitsWith: .success) {
        // snippet: log-open-telemetry
        Logforth.builder()
          .dispatch { $0.filter(.variable("LOG", default: "info")).append(.openTelemetry()) }
          .apply()
        // end
        #expect(Logger(label: "shop").handler is LogforthHandler)
      }
    }

    @Test func logsWithOptions() {
      // snippet: log-open-telemetry-options
      var options = OpenTelemetryOptions(resource: .detected(serviceName: "checkout"))
      options.endpoint = "http://collector:4318"
      var export = LogExportOptions()
      export.delay = .milliseconds(200)
      let collector = OpenTelemetryLogAppender(options, export: export)
      let pipeline = Logforth.builder().dispatch { $0.append(collector) }.build()
      // end
      // Connects when there is something to send.
      #expect(pipeline.flush())
    }
  #endif
}
