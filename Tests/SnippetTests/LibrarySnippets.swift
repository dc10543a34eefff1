import Fastrace
import FastraceTesting
import Testing

// snippet: library
struct Parser {
  func parse(_ text: String) throws(SyntaxError) -> [Int] {
    let span = LocalSpan.enter("Parser.parse")
    span.setProperty("bytes", text.utf8.count)
    var numbers: [Int] = []
    for word in text.split(separator: ",") {
      guard let number = Int(word) else { throw SyntaxError(word: String(word)) }
      numbers.append(number)
    }
    return numbers
  }
}
// end

struct SyntaxError: Error, Equatable { let word: String }

@Suite(.recorder) struct LibrarySnippets {
  // snippet: library-test
  @Test(.enabled(if: TestTrace.isAvailable))
  func parsingIsTraced() async throws {
    let trace = try await TestTrace.collect {
      let numbers = try Parser().parse("1,2,3")
      #expect(numbers == [1, 2, 3])
    }
    try trace.expectTree(
      """
      test
        Parser.parse {bytes=5}
      """)
  }
  // end

  // The same with tracing compiled out.
  @Test func parsingParses() {
    #expect(throws: SyntaxError(word: "x")) { try Parser().parse("1,x") }
  }

  @Test(.traced) func nothingIsSet() async throws {
    func step() { LocalSpan.with("step") {} }
    // snippet: library-bare
    func count() {
      let span = LocalSpan.enter("count")
      _ = span
      step()
    }
    // end
    try await TestTrace.collect { count() }.expectTree("test\n  count\n    step")
  }

  // snippet: library-batch
  struct Request {
    let row: Int
    let span = TraceSpan.current
  }

  func write(_ batch: [Request]) {
    TraceSpan.begin("write batch", parents: batch.map(\.span)).run { span in
      span.setProperty("rows", batch.count)
    }
  }
  // end

  @Test(.traced) func batches() async throws {
    let reporter = InMemoryReporter()
    Fastrace.setReporter(reporter)
    let roots = [TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second")]
    write(roots.map { root in root.makeCurrent { Request(row: 1) } })
    for root in roots { root.end() }
    await Fastrace.flush()
    #expect(reporter.traces.count == 2)
    for trace in reporter.traces { try trace.expectSpan(named: "write batch", properties: ["rows": 2]) }
  }
}
