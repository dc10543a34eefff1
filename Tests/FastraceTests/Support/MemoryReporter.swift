import Fastrace
import Synchronization

/// Keeps all spans it gets.
final class MemoryReporter: SpanReporter {
  private struct State {
    var batches: [[SpanRecord]] = []
    var flushes = 0
    var shutdowns = 0
  }
  private let state = Mutex(State())

  var batches: [[SpanRecord]] { state.withLock { $0.batches } }
  var spans: [SpanRecord] { batches.flatMap(\.self) }
  var count: Int { state.withLock { $0.batches.reduce(0) { $0 + $1.count } } }
  var flushes: Int { state.withLock { $0.flushes } }
  var shutdowns: Int { state.withLock { $0.shutdowns } }

  /// Forgets what it has got.
  func reset() { state.withLock { $0 = State() } }

  func report(_ spans: SpanBatch) async throws { state.withLock { $0.batches.append(Array(spans)) } }
  func flush() async throws { state.withLock { $0.flushes += 1 } }
  func shutdown() async { state.withLock { $0.shutdowns += 1 } }
}

/// Calls a closure for every batch.
struct ClosureReporter: SpanReporter {
  let body: @Sendable ([SpanRecord]) async throws -> Void
  init(_ body: @escaping @Sendable ([SpanRecord]) async throws -> Void) { self.body = body }
  func report(_ spans: SpanBatch) async throws { try await body(Array(spans)) }
}
