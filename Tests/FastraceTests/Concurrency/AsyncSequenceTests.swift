import Fastrace
import Testing

@Suite(.recorder, .traced) struct AsyncSequenceTests {
  /// Compiles with and without tracing: what is sent without it must be with it.
  @Test func isSendableWhereItsBaseIs() async {
    let sequence = AsyncStream<Int> { $0.finish() }.inSpan(.noop)
    await Task.detached { for await _ in sequence {} }.value
  }

  @Test func producesItsElementsInTheSpan() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      var elements: [Int] = []
      for await element in Numbers(count: 3).inSpan(TraceSpan.begin("sequence", parent: root)) {
        elements.append(element)
      }
      #expect(elements == [0, 1, 2])
      root.end()
    }
    #expect(result.tree == "root(sequence(make make make))")
  }

  @Test func recordsASpanForEachElement() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      for await _ in Numbers(count: 2).inSpan(TraceSpan.begin("sequence", parent: root), element: "element") {}
      root.end()
    }
    // The third one finds the end.
    #expect(result.tree == "root(sequence(element element(make) element(make)))")
  }

  @Test(arguments: [nil, "element"] as [String?]) func neverCopiesTheIterator(_ element: String?) async {
    let copies = Counter()
    _ = await record {
      await TraceSpan.withRoot("root") { root in
        for await _ in Unshared(copies: copies).inSpan(TraceSpan.begin("sequence", parent: root), element: element) {}
      }
    }
    #expect(copies.count == 0)
  }

  @Test func isNotCurrentBetweenElements() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      for await _ in Numbers(count: 1).inSpan(TraceSpan.begin("sequence", parent: root)) {
        #expect(SpanContext.current == nil)
        LocalSpan.with("outside") {}
      }
      root.end()
    }
    #expect(result.tree == "root(sequence(make))")
  }

  @Test func endsWhenTheIterationIsGivenUp() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      await takeOne(of: TraceSpan.begin("sequence", parent: root))
      root.end()
    }
    #expect(result.tree == "root(sequence(make))")
    #expect(result.change.late == 0)
  }

  private func takeOne(of span: TraceSpan) async {
    for await _ in Numbers(count: 1_000_000).inSpan(span) { break }
  }

  @Test func recordsTheErrorThatEndsIt() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      do {
        for try await _ in Failing().inSpan(TraceSpan.begin("sequence", parent: root), element: "element") {}
        Issue.record("the sequence did not throw")
      } catch {
        #expect(error is Failing.Failure)
      }
      root.end()
    }
    #expect(result.tree == "root(sequence(element element))")
    #expect(result.spans.named("sequence")?.status.isError == true)
  }

  @Test func passesElementsOnWithoutATrace() async {
    let result = await record {
      var count = 0
      for await _ in Numbers(count: 3).inSpan(.noop, element: "element") { count += 1 }
      #expect(count == 3)
    }
    #expect(result.spans.isEmpty)
  }

  private struct Numbers: AsyncSequence, AsyncIteratorProtocol {
    let count: Int
    var next = 0
    func makeAsyncIterator() -> Self { self }
    mutating func next() async -> Int? {
      guard next < count else { return nil }
      await Task.yield()
      LocalSpan.with("make") {}
      defer { next += 1 }
      return next
    }
  }

  private struct Failing: AsyncSequence, AsyncIteratorProtocol {
    struct Failure: Error {}
    var isFirst = true
    func makeAsyncIterator() -> Self { self }
    mutating func next() async throws -> Int? {
      guard isFirst else { throw Failure() }
      isFirst = false
      return 1
    }
  }
}

/// Counts how often the iterator is asked while another copy of it exists.
private struct Unshared: AsyncSequence {
  let copies: Counter

  func makeAsyncIterator() -> Iterator { Iterator(copies: copies) }

  struct Iterator: AsyncIteratorProtocol {
    private final class Buffer {}
    private var buffer = Buffer()
    private var left = 3
    private let copies: Counter

    init(copies: Counter) { self.copies = copies }

    mutating func next() async -> Int? {
      if !isKnownUniquelyReferenced(&buffer) { copies.increment() }
      guard left > 0 else { return nil }
      left -= 1
      return left
    }
  }
}
