#if Macros
  import FastraceMacros
  import Testing

  @Trace
  private func load(_ number: Int) async -> Int {
    await pause()
    return parse(number)
  }

  @Trace
  private func parse(_ number: Int) -> Int { number }

  @Trace
  private func loadAll(_ numbers: [Int]) async -> Int {
    guard !numbers.isEmpty else { return 0 }
    return await withTaskGroup(of: Int.self) { group in
      for number in numbers { group.addTask { await load(number) } }
      return await group.reduce(0, +)
    }
  }

  @Trace
  private func both() async -> Int {
    async let first = load(1)
    let second = await Task { await load(2) }.value
    return await first + second
  }

  @Trace
  private func countdown(_ number: Int) async -> Int {
    if number == 0 { return 0 }
    return await countdown(number - 1)
  }

  @Suite struct AsynchronousTests {
    @Test func isCurrentAcrossSuspensions() async throws {
      try await expectTree("test\n  load(_:)\n    parse(_:)") { #expect(await load(1) == 1) }
    }

    @Test func isCurrentInChildTasks() async throws {
      let tree = """
        test
          both()
            load(_:)
              parse(_:)
            load(_:)
              parse(_:)
          loadAll(_:)
          loadAll(_:)
            load(_:)
              parse(_:)
            load(_:)
              parse(_:)
        """
      try await expectTree(tree) {
        #expect(await both() == 3)
        #expect(await loadAll([]) == 0)
        #expect(await loadAll([1, 2]) == 3)
      }
    }

    @Test func recurs() async throws {
      try await expectTree("test\n  countdown(_:)\n    countdown(_:)\n      countdown(_:)") {
        #expect(await countdown(2) == 0)
      }
    }
  }
#endif
