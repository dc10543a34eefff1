internal import Fastrace
internal import Synchronization

/// Counts spans, and does nothing with them.
final class NoOpReporter: SpanReporter {
  private let count = Atomic<Int>(0)

  var spans: Int { count.load(ordering: .relaxed) }

  func report(_ spans: SpanBatch) async throws {
    count.wrappingAdd(spans.count, ordering: .relaxed)
  }
}

/// Counts properties and events too, for cases that are about them.
final class DetailCountingReporter: SpanReporter {
  private let count = Atomic<Int>(0)
  private let detailCount = Atomic<Int>(0)

  var spans: Int { count.load(ordering: .relaxed) }
  var details: Int { detailCount.load(ordering: .relaxed) }

  func report(_ spans: SpanBatch) async throws {
    let details = spans.reduce(0) { $0 + $1.properties.count + $1.events.count }
    count.wrappingAdd(spans.count, ordering: .relaxed)
    detailCount.wrappingAdd(details, ordering: .relaxed)
  }
}
