#if Macros
  import FastraceMacros
  import Observation
  import Testing

  // Declarations that use what the language has besides the kinds of functions.

  @Trace
  private func defaults(_ a: Int = 1, _ body: @Sendable (Int) -> Int = { $0 + 1 }, name: String = #function) -> String {
    "\(body(a)) \(name)"
  }

  @Trace
  private func deferred(_ log: inout [String]) async {
    defer { log.append("last") }
    log.append("first")
    await pause()
    defer { log.append("middle") }
  }

  @Trace
  private func deferredSync(_ log: inout [String]) throws {
    defer { log.append("deferred") }
    if log.isEmpty { throw Failure() }
    log.append("passed")
  }

  @Trace
  private func sequence(of numbers: some Sequence<Int>) -> some Collection<Int> { numbers.sorted() }

  @Trace
  private func sequenceLater(of numbers: some Sequence<Int>) async -> some Collection<Int> {
    await pause()
    return numbers.sorted()
  }

  @Trace
  private func existential(_ error: any Error, _ values: any Collection<Int>) async -> any Error {
    await pause()
    return values.isEmpty ? Failure() : error
  }

  @Trace
  private func escape(_ body: @escaping @Sendable () async throws -> Int) async throws -> Task<Int, any Error> {
    Task { try await body() }
  }

  @Trace
  private func typed<E: Error>(_ number: inout Int, failing error: E?) async throws(E) -> Int {
    number += 1
    await pause()
    if let error { throw error }
    return number
  }

  @Trace
  private func typedSync<E: Error, Value: ~Copyable>(_ body: () throws(E) -> Value) throws(E) -> Value { try body() }

  @Trace
  private func send(_ box: sending Box) -> sending Box {
    box.number += 1
    return box
  }

  @Trace
  private func choose(_ number: Int) async -> String {
    if number < 0 { "negative" } else if number == 0 { "zero" } else { "positive" }
  }

  @Trace
  private func conditional(_ number: Int) -> Int {
    #if Enable
      number + 1
    #else
      number + 1
    #endif
  }

  @Trace
  private func shadow(span: Int, error: Int, result: Int) async throws -> Int {
    struct TraceSpan { var value: Int }
    struct LocalSpan { var value: Int }
    let inner = TraceSpan(value: span).value + LocalSpan(value: error).value
    await pause()
    return inner + result
  }

  @Trace
  private func catchAll(_ body: () throws -> Int) -> Int { (try? body()) ?? -1 }

  @Trace
  private func handled(_ body: () throws -> Int) throws -> Int {
    do { return try body() } catch { return -1 }
  }

  @Trace
  private func search(_ rows: [[Int]]) async -> Int? {
    search: for row in rows {
      for number in row {
        guard number >= 0 else { continue search }
        if number > 2 { return number }
        if number == 2 { break search }
      }
    }
    return nil
  }

  @Trace
  private func inline<let count: Int>(_ numbers: InlineArray<count, Int>) async -> Int {
    await pause()
    return count
  }

  @Trace
  private func view(_ numbers: Span<Int>) -> Int { numbers.count }

  @Trace
  private func viewLater(_ numbers: Span<Int>) async -> Int {
    await pause()
    return numbers.count
  }

  @Trace
  private func function() async -> (String, labels: Int) { (#function, labels: 1) }

  @Trace
  private func concurrently() async -> Int {
    async let first = defaults(1)
    async let second = defaults(2)
    let lengths = await [first.count, second.count]
    return await withTaskGroup(of: Int.self) { group in
      for length in lengths { group.addTask { length } }
      return await group.reduce(0, +)
    }
  }

  @Trace
  private func elements(_ stream: AsyncStream<Int>) async -> Int {
    var sum = 0
    for await number in stream { sum += number }
    return sum
  }

  @Trace @available(*, deprecated, message: "of old") @discardableResult @inline(never)
  private func attributed() async -> Int { 1 }

  @available(*, deprecated) private func callDeprecated() async { await attributed() }

  @Trace private func `default`(`in` place: Int, _ `class`: Int) async -> Int { place + `class` }

  private typealias Nothing = Void
  @Trace private func nothing() async -> Nothing { await pause() }

  @Test @Trace private func tracedTest() async throws { try await expectTree("test") {} }

  @Suite struct LanguageTests {
    @Test func keepsDefaultsAndDeferredCode() async throws {
      let type = String(reflecting: Failure.self)
      let tree = """
        test
          defaults(_:_:name:)
          deferred(_:)
          deferredSync(_:) [error: failed] {error.type=\(type)} \
        (exception {exception.message=failed, exception.type=\(type)})
        """
      try await expectTree(tree) {
        #expect(defaults() == "2 keepsDefaultsAndDeferredCode()")
        var log: [String] = []
        #expect(throws: Failure.self) { try deferredSync(&log) }
        await deferred(&log)
        #expect(log == ["deferred", "first", "middle", "last"])
      }
    }

    @Test func keepsTypes() async throws {
      let tree = """
        test
          escape(_:)
          existential(_:_:)
          send(_:)
          sequence(of:)
          sequenceLater(of:)
          typedSync(_:)
        """
      try await expectTree(tree) {
        #expect(Array(sequence(of: [2, 1])) == [1, 2])
        #expect(Array(await sequenceLater(of: [2, 1])) == [1, 2])
        #expect(await existential(CancellationError(), []) is Failure)
        #expect(try await escape { 3 }.value == 3)
        let token = try typedSync { () throws(Failure) in Token(4) }
        let number = redeem(token)
        #expect(number == 4)
        #expect(send(Box(1)).number == 2)
      }
    }

    @Test func keepsTypedErrors() async throws {
      var number = 1
      await #expect(throws: Failure.self) { try await typed(&number, failing: Failure()) }
      #expect(number == 2)
      #expect(try await typed(&number, failing: nil as Failure?) == 3)
      let never: Never? = nil
      #expect(await typed(&number, failing: never) == 4)
    }

    @Test func keepsControlFlow() async throws {
      #expect(await choose(-1) == "negative")
      #expect(await choose(1) == "positive")
      #expect(conditional(1) == 2)
      #expect(try await shadow(span: 1, error: 2, result: 3) == 6)
      #expect(catchAll { throw Failure() } == -1)
      #expect(try handled { throw Failure() } == -1)
      #expect(await search([[1, -1, 5], [0, 3]]) == 3)
      #expect(await search([[2, 3]]) == nil)
      #expect(await function() == ("function()", labels: 1))
    }

    @Test func keepsViewsAndInlineArrays() async throws {
      #expect(await inline([1, 2, 3]) == 3)
      let numbers = [1, 2]
      #expect(view(numbers.span) == 2)
      #expect(await viewLater(numbers.span) == 2)
    }

    @Test func keepsConcurrency() async throws {
      #expect(await concurrently() == "2 concurrently()".count + "3 concurrently()".count)
      let (stream, numbers) = AsyncStream.makeStream(of: Int.self)
      numbers.yield(1)
      numbers.yield(2)
      numbers.finish()
      #expect(await elements(stream) == 3)
      await nothing()
      #expect(await `default`(in: 1, 2) == 3)
    }
  }
#endif
