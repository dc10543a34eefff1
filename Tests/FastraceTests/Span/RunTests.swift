import Fastrace
import Testing

private struct Failure: Error {}

private struct Token: ~Copyable {
  let number: Int
}

@Suite(.recorder, .traced) struct RunTests {
  @Test func runsASpanThatWasBegunByHand() async {
    let result = await record {
      let (first, second) = (TraceSpan.beginRoot("first"), TraceSpan.beginRoot("second"))
      let sum = TraceSpan.begin("shared", parents: [first, second]).run { span in
        span.setProperty("size", 2)
        return LocalSpan.with("local") { 3 }
      }
      #expect(sum == 3)
      let token = await TraceSpan.begin("later", parent: first).run { (_: TraceSpan) async -> Token in
        await Task.yield()
        return Token(number: 4)
      }
      #expect(token.number == 4)
      first.end()
      second.end()
    }
    #expect(result.tree == "first(later shared(local)) | second(shared(local))")
  }

  @Test func recordsErrorsUnlessToldNotTo() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      for records in [true, false] {
        #expect(throws: Failure.self) {
          try TraceSpan.begin("sync", parent: root).run(recordsErrors: records) { _ in throw Failure() }
        }
        await #expect(throws: Failure.self) {
          try await TraceSpan.begin("async", parent: root).run(recordsErrors: records) { (_: TraceSpan) async throws in
            throw Failure()
          }
        }
      }
      root.end()
    }
    for name in ["sync", "async"] {
      #expect(result.spans.filter { $0.name == name }.map(\.status.isError) == [true, false])
    }
  }

  @Test func returnsNoncopyableResultsFromEveryScope() async {
    _ = await record {
      let root = TraceSpan.withRoot("root") { Token(number: 1) }
      let child = await TraceSpan.withRoot("root") { await TraceSpan.with("child") { () async in Token(number: 2) } }
      let parent = TraceSpan.beginRoot("root").makeCurrent { Token(number: 3) }
      #expect([root.number, child.number, parent.number] == [1, 2, 3])
    }
  }

  @Test func beginsATraceOnlyWithoutOne() async {
    let result = await record {
      let outer = TraceSpan.beginChildOrRoot("outer", kind: .server)
      outer.run { _ in TraceSpan.beginChildOrRoot("inner").end() }
      TraceSpan.beginChildOrRoot("other").end()
    }
    #expect(result.tree == "other | outer(inner)" || result.tree == "outer(inner) | other")
    #expect(result.spans.named("outer")?.kind == .server)
  }

  @Test func describesValuesOfAnyType() {
    func describe<Value>(_ value: Value) -> PropertyValue { PropertyValue(describing: value) }
    #expect(PropertyValue(describing: 1) == .int(1) && describe(1) == .int(1))
    #expect(PropertyValue(describing: [true]) == .bools([true]) && describe([true]) == .bools([true]))
    #expect(PropertyValue(describing: Failure()) == .string("Failure()"))
  }
}
