import Fastrace
import Testing

@Suite(.recorder, .traced) struct StatusTests {
  private func status(_ body: (TraceSpan) -> Void) async -> TraceSpan.Status? {
    await record { TraceSpan.withRoot("root") { (span: TraceSpan) in body(span) } }.spans.first?.status
  }

  @Test func isUnsetAtFirst() async { #expect(await status { _ in } == .unset) }

  @Test func keepsTheLastError() async {
    let status = await status { span in
      span.setStatus(.error("first"))
      span.setStatus(.error("second"))
      span.setStatus(.unset)
    }
    #expect(status == .error("second"))
  }

  @Test func takesOkAsFinal() async {
    let status = await status { span in
      span.setStatus(.error("first"))
      span.setStatus(.ok)
      span.setStatus(.error("too late"))
      span.recordError(Failure.broken(1))
    }
    #expect(status == .ok)
  }

  @Test func recordsErrors() async {
    let result = await record {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.recordError(Failure.broken(42))
        LocalSpan.with("local") { LocalSpan.recordError(Failure.broken(7)) }
      }
    }
    for (name, text) in [("root", "broken(42)"), ("local", "broken(7)")] {
      let span = result.spans.named(name)
      #expect(span?.status == .error(text))
      #expect(span?[property: "error.type"]?.description.hasSuffix("Failure") == true)
      #expect(span?.events.map(\.name) == ["exception"])
      let properties = span?.events.first?.properties ?? []
      #expect(properties.map(\.key) == ["exception.type", "exception.message"])
      #expect(properties.last?.value == .string(text))
    }
  }

  @Test func recordsWhatIsThrown() async {
    let result = await record {
      #expect(throws: Failure.self) { try TraceSpan.withRoot("sync") { throw Failure.broken(1) } }
      await #expect(throws: Failure.self) {
        try await TraceSpan.withRoot("async") {
          await Task.yield()
          try LocalSpan.with("local") { () throws(Failure) in throw Failure.broken(2) }
        }
      }
    }
    #expect(result.spans.map(\.status) == [.error("broken(1)"), .error("broken(2)"), .error("broken(2)")])
  }

  @Test func keepsTheTypeOfWhatIsThrown() async {
    _ = await record {
      do throws(Failure) {
        try TraceSpan.withRoot("root") { () throws(Failure) in
          try LocalSpan.with("local") { () throws(Failure) in throw Failure.broken(1) }
        }
      } catch {
        #expect(error == .broken(1))
      }
    }
  }

  @Test func doesNotTakeCancellationAsAnError() async {
    let result = await record {
      TraceSpan.withRoot("root") { (span: TraceSpan) in
        span.recordError(CancellationError())
        try? LocalSpan.with("local") { throw CancellationError() }
      }
      try? await TraceSpan.withRoot("scoped") {
        await Task.yield()
        throw CancellationError()
      }
    }
    #expect(result.spans.map(\.status) == [.unset, .unset, .unset])
    #expect(result.spans.flatMap(\.events).isEmpty)
  }

  private enum Failure: Error, Equatable { case broken(Int) }
}
