#if Logging
  import Fastrace
  import Logforth
  import Logging
  import Testing

  @Suite struct SpecFilterTests {
    private func passes(_ spec: String, _ target: String, _ level: Logger.Level) -> Bool {
      SpecFilter(spec, problemHandler: .silent).decide(.sample(level: level, target: target)) == .neutral
    }

    @Test func theLongestTargetThatTheLabelBeginsWithCounts() {
      let spec = "warn,app=info,app.db=debug,app.db.pool=off"
      #expect(passes(spec, "other", .warning) && !passes(spec, "other", .notice))
      #expect(passes(spec, "app.http", .info) && !passes(spec, "app.http", .debug))
      #expect(passes(spec, "app.db", .debug) && passes(spec, "app.db.query", .debug))
      #expect(!passes(spec, "app.db.pool", .critical))
    }

    @Test func laterPartsReplaceEarlierOnes() {
      #expect(!passes("app=debug,app=error", "app", .warning))
      #expect(passes("error,debug", "anything", .debug))
    }

    @Test(arguments: [
      ("", "error"), ("  ", "error"), (",", "error"), ("off", "off"), ("all", "trace"), ("WARN", "warning"),
      ("app", "app=trace"), ("app=", "app=trace"), (" app = info , debug", "app=info,debug"),
      ("a=1,b=info", "b=info"), ("a=b=c", "error"), ("=info", "error"),
      ("a=loud,b=", "b=trace"), ("warn,\u{301}b=info", "\u{301}b=info,warning"),
    ])
    func understands(_ spec: String, _ meaning: String) {
      #expect(SpecFilter(spec, problemHandler: .silent).description == meaning)
    }

    @Test func withoutAMatchNothingPasses() {
      #expect(!passes("app=debug", "other", .critical))
    }

    @Test func malformedPartsAreReportedOrThrown() {
      let problems = Problems()
      _ = SpecFilter("a=b=c,info,x=loud", problemHandler: problems.problemHandler)
      #expect(problems.all.map(\.kind) == ["log-filter", "log-filter"])
      #expect(problems.all.last?.description.contains("\"x=loud\"") == true)
      #expect(throws: SpecError(part: "x=loud")) { try SpecFilter(parsing: "info,x=loud") }
      #expect(throws: Never.self) { try SpecFilter(parsing: "info,app=off") }
    }
  }
#endif
