#if Macros
  import FastraceMacros
  import Testing

  @Trace
  private func increment(_ number: inout Int, _ token: inout Token) {
    number += 1
    token = Token(number)
  }

  @Trace
  private func incrementLater(_ number: inout Int, _ token: inout Token) async {
    await pause()
    number += 1
    token = Token(number)
  }

  @Trace
  private func sum(_ numbers: Int...) -> Int { numbers.reduce(0, +) }

  @Trace
  private func sumLater(_ numbers: Int...) async -> Int { numbers.reduce(0, +) }

  @Trace
  private func pack<each Value>(_ values: repeat each Value) -> (repeat each Value) { (repeat each values) }

  @Trace
  private func packLater<each Value: Sendable>(_ values: repeat each Value) async -> (repeat each Value) {
    await pause()
    return (repeat each values)
  }

  @Trace
  private func consume(_ token: consuming Token) -> Int { redeem(token) }

  @Trace(name: #"consume \(token.number)"#, properties: ["numbers": #"\(numbers)"#])
  private func consumeLater(_ token: consuming Token, _ numbers: consuming [Int]) async -> [Int] {
    await pause()
    numbers.append(redeem(token))
    return numbers
  }

  @Trace(perRun: true)
  private func consumeInRuns(_ token: consuming Token) async -> Token {
    await pause()
    token.number += 1
    return token
  }

  @Trace
  private func borrow(_ token: borrowing Token) async -> Int {
    await pause()
    return token.number
  }

  @Trace
  private func evaluate(_ lazy: @autoclosure () -> Int, _ body: () -> Int, `in` place: Int = 3) async -> Int {
    await pause()
    return lazy() + body() + place
  }

  @Trace
  private func generic<Value: Equatable>(_ left: Value, _ right: some Equatable) async -> Bool where Value: Sendable {
    left == left && right == right
  }

  @Suite struct ParameterTests {
    @Test func changesInoutParameters() async throws {
      try await expectTree("test\n  increment(_:_:)\n  incrementLater(_:_:)") {
        var number = 1
        var token = Token(0)
        increment(&number, &token)
        #expect(number == 2)
        await incrementLater(&number, &token)
        #expect(number == 3)
        let last = token.number
        #expect(last == 3)
      }
    }

    @Test func takesAnyNumberOfArguments() async throws {
      try await expectTree("test\n  pack(_:)\n  packLater(_:)\n  sum(_:)\n  sumLater(_:)") {
        #expect(sum(1, 2, 3) == 6)
        #expect(await sumLater() == 0)
        #expect(pack(1, "a") == (1, "a"))
        #expect(await packLater(1, "a", true) == (1, "a", true))
      }
    }

    @Test func consumesParameters() async throws {
      try await expectTree("test\n  consume 5 {numbers=[1]}\n  consume(_:)") {
        let number = consume(Token(4))
        let numbers = await consumeLater(Token(5), [1])
        #expect(number == 4 && numbers == [1, 5])
      }
    }

    @Test func consumesParametersInRuns() async throws {
      let number = redeem(await consumeInRuns(Token(1)))
      #expect(number == 2)
    }

    @Test func borrowsParameters() async throws {
      try await expectTree("test\n  borrow(_:)") {
        let token = Token(6)
        let number = await borrow(token)
        #expect(number == 6)
      }
    }

    @Test func callsWhatIsPassed() async throws {
      try await expectTree("test\n  evaluate(_:_:in:)\n  generic(_:_:)") {
        #expect(await evaluate(1, { 2 }) == 6)
        #expect(await generic(1, "a"))
      }
    }
  }
#endif
