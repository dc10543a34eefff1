#if Macros
  import FastraceMacros
  import Testing

  @Trace
  private func fail() throws { throw Failure() }

  @Trace
  private func check(_ number: Int) throws(Failure) -> Int {
    guard number > 0 else { throw Failure() }
    return number
  }

  @Trace
  private func call<E: Error>(_ body: () throws(E) -> Int) throws(E) -> Int { try body() }

  @Trace
  private func each(_ numbers: [Int], _ body: (Int) throws -> Int) rethrows -> [Int] { try numbers.map(body) }

  @Trace
  private func cancel() throws { throw CancellationError() }

  @Trace(recordsErrors: false)
  private func quiet() throws { throw Failure() }

  @Trace
  private func recovering() throws -> Int {
    do { return try check(0) } catch { return 0 }
  }

  @Trace
  private func failLater() async throws -> Int {
    await pause()
    throw Failure()
  }

  @Trace
  private func checkLater(_ number: Int) async throws(Failure) -> Int {
    await pause()
    return try check(number)
  }

  @Trace
  private func callLater<E: Error>(_ body: () async throws(E) -> Int) async throws(E) -> Int { try await body() }

  @Trace
  private func eachLater(_ numbers: [Int], _ body: (Int) async throws -> Int) async rethrows -> [Int] {
    var results: [Int] = []
    for number in numbers { results.append(try await body(number)) }
    return results
  }

  @Trace
  private func cancelLater() async throws { throw CancellationError() }

  @Trace(recordsErrors: false)
  private func quietLater() async throws { throw Failure() }

  private func failed(_ name: String) -> String {
    let type = String(reflecting: Failure.self)
    return "\(name) [error: failed] {error.type=\(type)} "
      + "(exception {exception.message=failed, exception.type=\(type)})"
  }

  @Suite struct ErrorTests {
    @Test func recordsWhatIsThrown() async throws {
      try await expectTree("test\n  \(failed("fail()"))") {
        #expect(throws: Failure.self) { try fail() }
      }
    }

    @Test func keepsTypedErrors() async throws {
      try await expectTree("test\n  check(_:)\n  \(failed("check(_:)"))") {
        do throws(Failure) {
          #expect(try check(1) == 1)
          _ = try check(0)
          Issue.record("nothing was thrown")
        } catch {
          #expect(error == Failure())
        }
      }
    }

    @Test func keepsWhatParametersThrow() async throws {
      let tree = """
        test
          call(_:)
          \(failed("call(_:)"))
          each(_:_:)
          \(failed("each(_:_:)"))
        """
      try await expectTree(tree) {
        #expect(call { 1 } == 1)
        #expect(throws: Failure.self) { try call { () throws(Failure) in throw Failure() } }
        #expect(each([1, 2]) { $0 * 2 } == [2, 4])
        #expect(throws: Failure.self) { try each([1]) { _ in throw Failure() } }
      }
    }

    @Test func doesNotCountCancellationOrWhatIsLeftOut() async throws {
      try await expectTree("test\n  cancel()\n  cancelLater()\n  quiet()\n  quietLater()") {
        #expect(throws: CancellationError.self) { try cancel() }
        #expect(throws: Failure.self) { try quiet() }
        await #expect(throws: CancellationError.self) { try await cancelLater() }
        await #expect(throws: Failure.self) { try await quietLater() }
      }
    }

    @Test func doesNotRecordWhatTheFunctionCatches() async throws {
      try await expectTree("test\n  recovering()\n    \(failed("check(_:)"))") {
        let number = try recovering()
        #expect(number == 0)
      }
    }

    @Test func recordsWhatIsThrownAsynchronously() async throws {
      let tree = """
        test
          \(failed("callLater(_:)"))
          \(failed("checkLater(_:)"))
            \(failed("check(_:)"))
          \(failed("eachLater(_:_:)"))
          eachLater(_:_:)
          \(failed("failLater()"))
        """
      try await expectTree(sorted(tree)) {
        await #expect(throws: Failure.self) { try await failLater() }
        await #expect(throws: Failure.self) { try await checkLater(0) }
        await #expect(throws: Failure.self) { try await callLater { () async throws(Failure) in throw Failure() } }
        #expect(await eachLater([1]) { $0 } == [1])
        await #expect(throws: Failure.self) { try await eachLater([1]) { _ in throw Failure() } }
      }
    }

    /// Of two spans with the same name the one whose line is first by text is the first of the tree.
    private func sorted(_ tree: String) -> String {
      tree.replacing(
        "  \(failed("eachLater(_:_:)"))\n  eachLater(_:_:)", with: "  eachLater(_:_:)\n  \(failed("eachLater(_:_:)"))")
    }
  }
#endif
