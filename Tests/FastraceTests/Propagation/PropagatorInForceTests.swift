#if Enable
  import Testing

  @testable import Fastrace

  @Suite(.recorder, .traced) struct PropagatorInForceTests {
    @Test func isThatOfTheConfiguration() async {
      var configuration = Fastrace.Configuration.test
      #expect(configuration.propagator.fields == CompositePropagator.standard.fields)
      configuration.propagator = W3CTraceContextPropagator()
      Fastrace.setReporter(MemoryReporter(), configuration: configuration)
      #expect(Fastrace.propagator.fields == ["traceparent", "tracestate"])
      // Without reporters nothing is recorded, and contexts still travel.
      configuration.propagator = W3CBaggagePropagator()
      Fastrace.setReporters([], configuration: configuration)
      #expect(Fastrace.propagator.fields == ["baggage"])
      _ = await Fastrace.shutdown()
      #expect(Fastrace.propagator.fields == ["baggage"])
      Fastrace.setReporters([], configuration: .test)
      #expect(Fastrace.propagator.fields == CompositePropagator.standard.fields)
    }

    @Test func isReadWhileItIsReplaced() async {
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<4 {
          group.addTask {
            for _ in 0..<2_000 { #expect(!Fastrace.propagator.fields.isEmpty) }
          }
        }
        group.addTask {
          for index in 0..<2_000 {
            CurrentPropagator.set(index % 2 == 0 ? W3CBaggagePropagator() : W3CTraceContextPropagator())
          }
        }
      }
      CurrentPropagator.set(CompositePropagator.standard)
    }
  }

  /// Values are released when nobody can still be reading them.
  @Suite(.traced) struct SharedReferenceTests {
    private final class Value: Sendable {}

    @Test func releasesWhatWasReplaced() {
      weak var first: Value?
      let reference = SharedReference<Value>()
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
        let reference = SharedReference<Value>()
        let value = Value()
        last = value
        reference.set(value)
      }
      #expect(last == nil)
    }
  }
#endif
