#if Macros
  import FastraceMacros
  import Testing

  private actor Counter {
    var count: Int
    let box = Box(0)

    @Trace init(from count: Int) { self.count = count }

    @Trace func add() -> Int {
      count += 1
      box.number += 1
      return count
    }

    @Trace func addLater() async -> Int {
      await pause()
      assertIsolated()
      count += 1
      return add()
    }

    @Trace nonisolated func describe() -> String { "counter" }
    @Trace nonisolated func describeLater() async -> String { "counter" }
  }

  @MainActor private final class Screen {
    var lines = [""]

    @Trace func draw() { lines.append("drawn") }

    @Trace func drawLater() async -> Int {
      await pause()
      MainActor.assertIsolated()
      draw()
      return lines.count
    }
  }

  @MainActor @Trace
  private func onMainActor(_ box: Box) async -> Int {
    await pause()
    MainActor.assertIsolated()
    return box.number
  }

  @Trace
  private func isolated(to counter: isolated Counter, _ box: Box) async -> Int {
    await pause()
    counter.assertIsolated()
    return counter.count + counter.box.number + box.number
  }

  @Trace
  private func isolatedWithoutUse(_ counter: isolated Counter, _ box: Box) async -> Int { box.number }

  @Trace
  private func isolatedToCaller(_ box: Box, _ actor: isolated (any Actor)? = #isolation) async -> Int {
    await pause()
    actor?.assertIsolated()
    return box.number
  }

  @Trace
  nonisolated(nonsending) private func nonsending(_ box: Box) async -> Int {
    await pause()
    #isolation?.assertIsolated()
    return await alsoNonsending(box)
  }

  @Trace
  nonisolated(nonsending) private func alsoNonsending(_ box: Box) async -> Int { box.number }

  @concurrent @Trace
  private func concurrent(_ number: Int) async -> Int {
    #expect(#isolation == nil)
    return number
  }

  @Suite struct IsolationTests {
    @Test func staysOnTheActor() async throws {
      let tree = """
        test
          Counter.add()
          Counter.addLater()
            Counter.add()
          Counter.describe()
          Counter.describeLater()
          Counter.init(from:)
        """
      try await expectTree(tree) {
        let counter = Counter(from: 1)
        #expect(await counter.add() == 2)
        #expect(await counter.addLater() == 4)
        #expect(counter.describe() == "counter")
        #expect(await counter.describeLater() == "counter")
      }
    }

    @Test func staysOnAGlobalActor() async throws {
      let tree = """
        test
          Screen.draw()
          Screen.drawLater()
            Screen.draw()
          onMainActor(_:)
        """
      try await expectTree(tree) { @MainActor in
        let screen = Screen()
        screen.draw()
        #expect(await screen.drawLater() == 3)
        #expect(await onMainActor(Box(4)) == 4)
      }
    }

    @Test func staysWithAnIsolatedParameter() async throws {
      let tree = """
        test
          Counter.init(from:)
          isolated(to:_:)
          isolatedToCaller(_:_:)
          isolatedWithoutUse(_:_:)
        """
      try await expectTree(tree) {
        let counter = Counter(from: 1)
        #expect(await isolated(to: counter, Box(2)) == 3)
        #expect(await isolatedWithoutUse(counter, Box(3)) == 3)
        #expect(await isolatedToCaller(Box(4)) == 4)
      }
    }

    @Test func staysWithItsCaller() async throws {
      let tree = """
        test
          nonsending(_:)
            alsoNonsending(_:)
        """
      try await expectTree(tree) { @MainActor in
        #expect(await nonsending(Box(1)) == 1)
      }
    }

    @Test @MainActor func leavesItsCaller() async throws {
      try await expectTree("test\n  concurrent(_:)") { #expect(await concurrent(1) == 1) }
    }
  }
#endif
