#if Macros
  import FastraceMacros
  import FastraceTesting
  import Testing

  private let shared: Properties = ["team": "search"]
  private let prefix = "the"

  private enum Level: String, PropertyValueConvertible {
    case high
    var propertyValue: PropertyValue { .string(rawValue) }
  }

  private struct Point: CustomStringConvertible {
    var x = 1
    var description: String { "(\(x))" }
  }

  private struct Search {
    var index = "products"

    @Trace(name: #"search \(self.index)"#, kind: .client, properties: ["query": #"\(query) in "\(self.index)""#])
    func run(_ query: String) {}

    @Trace(style: .short)
    func short(_ query: String) async {}
  }

  @Trace(properties: ["n": #"\(n)"#, "text": #"\(prefix(of: n))\(n)"#, "point": #"\(point)"#, "level": #"\(level)"#])
  private func typed(_ n: Int, _ point: Point, `as` level: Level) {}

  private func prefix(of number: Int) -> String { "no. " }

  @Trace(properties: ["constant": "\(prefix) constant", "number": 1, "flag": true, "list": ["a", "b"]])
  private func constant() async {}

  @Trace(properties: shared)
  private func whole() {}

  @Trace(properties: ["n": #"\(fails(n))"#])
  private func lazy(_ n: Int) -> Int { n }

  @Trace(name: #"\(fails(n))"#, properties: ["n": #"\(fails(n))"#])
  private func lazyLater(_ n: Int) async -> Int { n }

  private func fails(_ number: Int) -> Int {
    Issue.record("an argument was evaluated")
    return number
  }

  @Trace(code: true)
  private func located() {}

  @Trace(perRun: true)
  private func runs() async -> Int {
    await pause()
    return 1
  }

  @Suite struct ArgumentTests {
    @Test func namesTheSpan() async throws {
      let tree = """
        test
          search products [client] {query="shoes in \\"products\\""}
          short
        """
      try await expectTree(tree) {
        Search().run("shoes")
        await Search().short("shoes")
      }
    }

    @Test func recordsParametersByType() async throws {
      try await expectTree("test\n  typed(_:_:as:) {level=high, n=1, point=\"(1)\", text=\"no. 1\"}") {
        typed(1, Point(), as: .high)
      }
    }

    @Test func recordsConstants() async throws {
      let tree = """
        test
          constant() {constant="the constant", flag=true, list=["a", "b"], number=1}
          whole() {team=search}
        """
      try await expectTree(tree) {
        await constant()
        whole()
      }
    }

    /// There is no trace outside of `expectTree`.
    @Test func evaluatesNothingWithoutATrace() async {
      #expect(lazy(1) == 1)
      #expect(await lazyLater(2) == 2)
    }

    @Test func recordsWhereTheFunctionIs() async throws {
      guard TestTrace.isAvailable else { return }
      let trace = try await TestTrace.collect { located() }
      let line = #line
      try trace.expectSpan(
        named: "located()",
        properties: [
          "code.function.name": "FastraceMacrosTests.located()", "code.file.path": #filePath,
          "code.line.number": line - 48,
        ])
    }

    @Test func recordsRuns() async throws {
      let reporter = InMemoryReporter()
      Fastrace.addReporter(reporter)
      let root = TraceSpan.beginRoot("root of runs")
      #expect(await root.run { _ in await runs() } == 1)
      guard let id = root.context?.traceID else { return }
      // A run is over after the task has gone on elsewhere, perhaps later than the root.
      var trace = TestTrace([])
      while trace.spans(named: "run").count < 2 {
        #expect(await Fastrace.flush(timeout: .seconds(30)))
        trace = TestTrace(reporter.spans.filter { $0.traceID == id })
      }
      try trace.expectSpan(named: "runs()", under: "root of runs")
      try trace.expectSpan(named: "run", under: "runs()")
    }
  }
#endif
