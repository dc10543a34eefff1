#if DistributedTracing
  import Fastrace
  import FastraceDistributedTracing
  import FastraceTesting
  import Foundation
  import Testing
  import Tracing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct SynchronousMixingTests {
    @Test func everyOrderOfFourLayersMakesAChain() async throws {
      for layers in Layer.sequences(4) {
        let trace = try await trace { nest(layers[...]) }
        #expect(trace.text == node("test", nested(layers[...])), "\(layers)")
      }
    }

    @Test func layersMixToAnyDepth() async throws {
      let layers = (0..<60).map { Layer.allCases[$0 * $0 % 7 % 3] }
      let trace = try await trace { nest(layers[...]) }
      #expect(trace.text == node("test", nested(layers[...])))
    }

    @Test func threadsWithoutATaskMixAsWell() async throws {
      let trace = try await trace {
        let root = TraceSpan.current
        await onThread {
          withTracer(FastraceTracer()) { root.makeCurrent { nest([.withSpan, .localSpan, .span, .withSpan]) } }
        }
      }
      #expect(trace.text == node("test", nested([.withSpan, .localSpan, .span, .withSpan])))
    }

    @Test func aLocalSpanThatEndsTooEarlyLeavesItsChildrenTheirParent() async throws {
      let trace = try await trace {
        withSpan("outer") { _ in LocalSpan.with("around") { endTooEarly() } }
        LocalSpan.with("after") {}
      }
      #expect(trace.text == "test(after outer(around(first(second(third)) last)))")
    }

    private func endTooEarly() {
      let first = LocalSpan.enter("first")
      let second = LocalSpan.enter("second")
      first.end()
      LocalSpan.with("third") {}
      second.end()
      LocalSpan.with("last") {}
    }

    @Test func aSpanOfTheOtherAPIInsideACollectorIsInnermost() async throws {
      let trace = try await trace {
        withSpan("outer") { _ in
          let spans = collect()
          TraceSpan.current.attach(spans)
          LocalSpan.with("after") {}
        }
      }
      #expect(trace.text == "test(outer(after collected other(inside)))")
    }

    private func collect() -> LocalSpans {
      let collector = LocalCollector.start()
      LocalSpan.with("collected") {}
      // A context names its span, so that is not hidden; what the thread would know is.
      withSpan("other") { _ in TraceSpan.with("inside") {} }
      return collector.collect()
    }
  }

  /// Runs `body` on a new thread.
  func onThread(_ body: @escaping @Sendable () -> Void) async {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        body()
        continuation.resume()
      }
    }
  }
#endif
