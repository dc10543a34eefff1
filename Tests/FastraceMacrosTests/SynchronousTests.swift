#if Macros
  import FastraceMacros
  import Testing

  @Trace
  private func add(_ left: Int, to right: Int) -> Int { left + right }

  @Trace
  private func report() { _ = add(1, to: 2) }

  @Trace
  private func find(_ wanted: Int, in numbers: [Int]) -> Int? {
    guard !numbers.isEmpty else { return nil }
    for (index, number) in numbers.enumerated() where number == wanted {
      return index
    }
    defer { report() }
    return nil
  }

  @Trace
  private func factorial(_ number: Int) -> Int { number <= 1 ? 1 : number * factorial(number - 1) }

  @discardableResult @Trace
  private func discardable() -> Int { 1 }

  private func bail() -> Never { fatalError("not written") }

  @Trace
  private func untold() -> Int { bail() }

  @Trace
  private func notYet() -> Int { if Bool(true) { return 1 } else { fatalError("not written") } }

  @Suite struct SynchronousTests {
    @Test func becomesALocalSpan() async throws {
      try await expectTree("test\n  add(_:to:)") { #expect(add(1, to: 2) == 3) }
    }

    @Test func nests() async throws {
      try await expectTree("test\n  report()\n    add(_:to:)") { report() }
    }

    @Test func endsHoweverTheFunctionIsLeft() async throws {
      let tree = """
        test
          find(_:in:)
          find(_:in:)
          find(_:in:)
            report()
              add(_:to:)
        """
      try await expectTree(tree) {
        #expect(find(1, in: []) == nil)
        #expect(find(1, in: [2, 1]) == 1)
        #expect(find(1, in: [2]) == nil)
      }
    }

    @Test func recurs() async throws {
      let tree = """
        test
          factorial(_:)
            factorial(_:)
              factorial(_:)
        """
      try await expectTree(tree) { #expect(factorial(3) == 6) }
    }

    @Test func keepsResultsDiscardable() async throws {
      try await expectTree("test\n  discardable()\n  notYet()") {
        discardable()
        #expect(notYet() == 1)
      }
    }
  }
#endif
