#if Macros
  import FastraceMacros
  import Testing

  @Trace
  private func opaque(_ count: Int) -> some Collection<Int> { Array(0..<count) }

  @Trace
  private func opaqueLater(_ count: Int) async throws -> some Collection<Int> {
    if count < 0 { throw Failure() }
    await pause()
    return Array(0..<count)
  }

  @Trace
  private func token() throws -> Token { Token(1) }

  @Trace
  private func tokenLater() async throws -> Token {
    await pause()
    return Token(2)
  }

  @Trace
  private func boxLater() async -> Box { Box(3) }

  @Trace
  private func unwrapped() async -> Int! { 4 }

  @Trace
  private func function() async -> (Int) -> Int { { $0 + 1 } }

  @Trace
  private func never() throws -> Never { throw Failure() }

  @Trace
  private func neverLater() async throws -> Never {
    while true {
      try Task.checkCancellation()
      await pause()
    }
  }

  @Suite struct ResultTests {
    @Test func returnsOpaqueResults() async throws {
      try await expectTree("test\n  opaque(_:)\n  opaqueLater(_:)") {
        #expect(opaque(3).count == 3)
        let later = try await opaqueLater(2)
        #expect(later.count == 2)
      }
    }

    @Test func returnsNoncopyableResults() async throws {
      try await expectTree("test\n  token()\n  tokenLater()") {
        let first = redeem(try token())
        let second = redeem(try await tokenLater())
        #expect((first, second) == (1, 2))
      }
    }

    @Test func returnsAnythingElse() async throws {
      try await expectTree("test\n  boxLater()\n  function()\n  unwrapped()") {
        #expect(await boxLater().number == 3)
        let number: Int = await unwrapped()
        #expect(number == 4)
        #expect(await function()(4) == 5)
      }
    }

    @Test func endsFunctionsThatNeverReturn() async throws {
      let type = String(reflecting: Failure.self)
      let tree = """
        test
          never() [error: failed] {error.type=\(type)} (exception {exception.message=failed, exception.type=\(type)})
          neverLater()
        """
      try await expectTree(tree) {
        #expect(throws: Failure.self) { try never() }
        let task = Task { try await neverLater() }
        task.cancel()
        guard case .failure(is CancellationError) = await task.result else {
          Issue.record("it has returned")
          return
        }
      }
    }
  }
#endif
