#if Logging && OpenTelemetry
  import Foundation
  import LogforthOpenTelemetry

  extension OpenTelemetryLogAppender {
    /// Flushes without blocking a thread of Swift's pool, on which the other tests run.
    func isFlushed(until deadline: UInt64 = .max) async -> Bool {
      await onThread { (try? self.flush(until: deadline)) != nil }
    }

    func isClosed(timeout: Duration = .seconds(60)) async -> Bool { await onThread { self.close(timeout: timeout) } }
  }

  private func onThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: body()) }
    }
  }

  /// Waits until a condition holds that nothing announces; false after a minute.
  func eventually(_ condition: () async throws -> Bool) async rethrows -> Bool {
    let start = ContinuousClock.now
    while try await !condition() {
      if start.duration(to: .now) > .seconds(60) { return false }
      try? await Task.sleep(for: .milliseconds(10))
    }
    return true
  }
#endif
