#if Logging
  import Fastrace
  import FastraceTesting
  import Logforth
  import Logging
  import RecorderTesting
  import Testing

  /// What is written with Rust's logforth, one test a group of rows of its guide.
  @Suite(.recorder) struct RustLogTests {
    private let memory = InMemoryAppender()

    private func logger(_ pipeline: LogPipeline, label: String = "app") -> Logger {
      Logger(label: label) { pipeline.handler(label: $0) }
    }

    @Test func dispatches() {
      let pipeline = Logforth.builder()
        .dispatch { $0.filter(.level(.error)).append(.standardError()) }
        .dispatch { $0.filter(.level(.info)).append(memory) }
        .build()
      let logger = logger(pipeline)
      logger.debug("no")
      logger.info("yes")
      #expect(memory.records.map(\.message) == ["yes"])
    }

    @Test func filters() {
      let pipeline = Logforth.builder()
        .dispatch { $0.filter(.spec("info,app.db=debug")).append(memory) }
        .dispatch { $0.filter(.variable("RUST_LOG", default: "error")).append(.standardError()) }
        .build()
      logger(pipeline).debug("no")
      logger(pipeline, label: "app.db").debug("yes")
      #expect(memory.records.map(\.message) == ["yes"])
    }

    @Test(.enabled(if: TestTrace.isAvailable)) func diagnostics() async throws {
      let pipeline = Logforth.builder().dispatch {
        $0.diagnostic(.fastrace).diagnostic(.taskLocal).diagnostic(.fixed(["node": "a"])).append(memory)
      }.build()
      let logger = logger(pipeline)
      _ = try await tree {
        TaskLocalDiagnostic.with(["request": 7]) { logger.info("served") }
      }
      let diagnostics = try #require(memory.records.first?.diagnostics)
      #expect(diagnostics.map(\.key) == ["trace_id", "span_id", "sampled", "request", "node"])
    }

    @Test(.enabled(if: TestTrace.isAvailable)) func events() async throws {
      let pipeline = Logforth.builder().dispatch { $0.append(.fastraceEvents()) }.build()
      let logger = logger(pipeline)
      let trace = try await TestTrace.collect { logger.info("served", metadata: ["rows": "2"]) }
      #expect(trace.root?.events.map(\.name) == ["served"])
    }

    @Test func appenders() {
      let pipeline = Logforth.builder()
        .dispatch { $0.append(.standardOutput(.json)).append(.standardError(.logfmt)) }
        .dispatch { $0.filter(.level(.critical)).append(.syslog(.udp(host: "127.0.0.1"))).append(.journald()) }
        .dispatch {
          $0.filter(.level(.critical)).append(
            FileAppender(path: "app.log", options: .rolling(.daily, maximumFiles: 7)).async(overflow: .dropIncoming))
        }
        .build()
      // Nothing is opened before there is something to write.
      #expect(pipeline.flush())
    }

    @Test func layouts() {
      var line = LogBuffer()
      let record = LogRecord(level: .info, target: "app", message: "served")
      ClosureLayout { record, line in line.append(record.message) }
        .write(record, to: &line)
      #expect(line.bytes == Array("served".utf8))
      _ = GoogleCloudLayout(projectID: "project")
    }
  }
#endif
