#if Enable
  import Foundation
  import RecorderTesting
  import Synchronization
  import Testing

  @testable import Fastrace

  // In processes of their own, because other suites propagate at the same time.
  @Suite struct PropagatorInForceTests {
    @Test func isThatOfTheConfiguration() async {
      await #expect(processExitsWith: .success) {
        let standard = CompositePropagator.standard.fields
        precondition(Fastrace.propagator.fields == standard)
        var configuration = Fastrace.Configuration.test
        precondition(configuration.propagator.fields == standard)
        configuration.propagator = W3CTraceContextPropagator()
        Fastrace.setReporter(MemoryReporter(), configuration: configuration)
        precondition(Fastrace.propagator.fields == ["traceparent", "tracestate"])
        // Without reporters nothing is recorded, and contexts still travel.
        configuration.propagator = W3CBaggagePropagator()
        Fastrace.setReporters([], configuration: configuration)
        precondition(Fastrace.propagator.fields == ["baggage"])
        precondition(!TraceSpan.beginRoot("root").isRecording)
        _ = await Fastrace.shutdown()
        precondition(Fastrace.propagator.fields == ["baggage"])
        Fastrace.setReporters([], configuration: .test)
        precondition(Fastrace.propagator.fields == standard)
      }
    }

  }

  @Suite(.traced) struct PropagatorForkTests {
    @Test func isReadInAForkedChild() async {
      await #expect(processExitsWith: .success) {
        var configuration = Fastrace.Configuration.test
        configuration.propagator = W3CBaggagePropagator()
        Fastrace.setReporters([], configuration: configuration)
        Self.forkWhileAThreadReads()
      }
    }

    private static func forkWhileAThreadReads() {
      final class State: Sendable {
        let isDone = Atomic<Bool>(false)
        let reads = Atomic<Int>(0)
      }
      let state = State()
      Thread {
        while !state.isDone.load(ordering: .relaxed) {
          precondition(Fastrace.propagator.fields.count == 1)
          state.reads.add(1, ordering: .relaxed)
        }
      }.start()
      while state.reads.load(ordering: .relaxed) == 0 { sched_yield() }
      for _ in 0..<20 {
        let output = ForkedChild.run { write in write(Fastrace.propagator.fields.joined()) }
        precondition(output == "baggage", output)
      }
      state.isDone.store(true, ordering: .relaxed)
    }
  }

  /// Values are released when nobody can still be reading them.
  @Suite struct AtomicReferenceTests {
    private final class Value: Sendable {}

    @Test func releasesWhatWasReplaced() {
      weak var first: Value?
      let reference = AtomicReference<Value>()
      #expect(reference.load() == nil)
      do {
        let value = Value()
        first = value
        reference.set(value)
        #expect(reference.load() === value)
      }
      #expect(first != nil)
      reference.set(Value())
      #expect(first == nil && reference.load() != nil)
      reference.set(nil)
      #expect(reference.load() == nil)
    }

    @Test func releasesItsLastValue() {
      weak var last: Value?
      do {
        let reference = AtomicReference<Value>()
        let value = Value()
        last = value
        reference.set(value)
      }
      #expect(last == nil)
    }

    @Test func isReadWhileItIsReplaced() async {
      let reference = AtomicReference<[Int]>()
      reference.set([0, 0])
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<3 {
          group.addTask {
            for _ in 0..<5_000 {
              let value = reference.load() ?? []
              #expect(value.count == 2 && value.first == value.last)
            }
          }
        }
        group.addTask { for index in 0..<5_000 { reference.set([index, index]) } }
      }
      #expect(reference.load() == [4_999, 4_999])
    }
  }
#endif
