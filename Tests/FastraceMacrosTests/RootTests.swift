#if Macros
  import FastraceMacros
  import FastraceTesting
  import Testing

  @Trace(root: true)
  private func request(_ number: inout Int) throws -> Int {
    number += 1
    step()
    return number
  }

  @Trace(root: true)
  private func requestLater(_ token: consuming Token) async throws -> Token {
    await pause()
    step()
    token.number += 1
    return token
  }

  @Trace
  private func step() {}

  // Serialized: each test tells the traces that it begins by their names.
  @Suite(.serialized) struct RootTests {
    @Test func beginsATraceWithoutOne() async throws {
      let trees = [
        "request(_:)": "request(_:)\n  step()",
        "requestLater(_:)": "requestLater(_:)\n  step()",
      ]
      try await expectTraces(trees) {
        var number = 1
        #expect(try request(&number) == 2)
        let later = redeem(try await requestLater(Token(1)))
        #expect(later == 2)
      }
    }

    @Test func joinsTheTraceThatThereIs() async throws {
      let tree = """
        test
          request(_:)
            step()
          requestLater(_:)
            step()
        """
      try await expectTree(tree) {
        var number = 1
        #expect(try request(&number) == 2)
        let later = redeem(try await requestLater(Token(1)))
        #expect(later == 2)
      }
    }
  }
#endif
