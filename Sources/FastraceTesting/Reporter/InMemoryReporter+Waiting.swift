public import Fastrace

extension InMemoryReporter {
  /// Waits until at least `count` spans have come.
  ///
  /// Spans come when they are exported: after `Fastrace.flush()`, or by themselves when the root has ended and
  /// ``/Fastrace/Fastrace/Configuration/exportDelay`` is over.
  ///
  /// - Parameters:
  ///   - count: How many spans the reporter must have.
  ///   - timeout: How long to wait for them.
  ///   - fileID: The file of the test, for the message.
  ///   - line: The line of the test, for the message.
  /// - Returns: All spans that have come.
  /// - Throws: ``ExpectationFailure`` with what has come when the time is up, `CancellationError` when the task is
  ///   cancelled.
  @discardableResult
  public func waitForSpans(
    count: Int, timeout: Duration = .seconds(10), fileID: String = #fileID, line: Int = #line
  ) async throws -> [SpanRecord] {
    let wasMet = try await wait(timeout) { $0.count >= count }
    let spans = spans
    guard wasMet else {
      throw ExpectationFailure(
        "Waited \(timeout) for \(count) spans, but \(spans.count) came.", tree: SpanTree(spans), fileID, line)
    }
    return spans
  }

  /// Waits until the root of a trace has come, and with it all spans that ended before it and fit into one batch.
  ///
  /// - Parameters:
  ///   - traceID: The trace, for instance `span.context?.traceID`.
  ///   - timeout: How long to wait for it.
  ///   - fileID: The file of the test, for the message.
  ///   - line: The line of the test, for the message.
  /// - Returns: All spans of the trace that have come.
  /// - Throws: ``ExpectationFailure`` with what has come when the time is up, `CancellationError` when the task is
  ///   cancelled.
  @discardableResult
  public func waitForTrace(
    _ traceID: TraceID, timeout: Duration = .seconds(10), fileID: String = #fileID, line: Int = #line
  ) async throws -> TestTrace {
    let wasMet = try await wait(timeout) { spans in
      spans.contains { $0.traceID == traceID && ($0.isLocalRoot || !$0.parentID.isValid) }
    }
    guard wasMet else {
      throw ExpectationFailure(
        "Waited \(timeout) for the root of the trace \(traceID).", tree: SpanTree(spans), fileID, line)
    }
    return TestTrace(spans(of: traceID))
  }

  /// How many callers wait now.
  package var waiterCount: Int { state.withLock { $0.waiters.count } }

  /// Suspends until the condition is met, true, or the time is up, false.
  private func wait(
    _ timeout: Duration, until isMet: @escaping @Sendable ([SpanRecord]) -> Bool
  ) async throws -> Bool {
    let id = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    let wasMet = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let result = state.withLock { state -> Bool? in
          if isMet(state.spans) { return true }
          if Task.isCancelled { return false }
          state.waiters[id] = Waiter(isMet: isMet, continuation: continuation, timer: timer(id, timeout))
          return nil
        }
        if let result { continuation.resume(returning: result) }
      }
    } onCancel: {
      giveUp(id)
    }
    if !wasMet { try Task.checkCancellation() }
    return wasMet
  }

  private func timer(_ id: Int, _ timeout: Duration) -> Task<Void, Never> {
    Task {
      try? await Task.sleep(for: timeout.waitable)
      giveUp(id)
    }
  }

  private func giveUp(_ id: Int) {
    state.withLock { $0.waiters.removeValue(forKey: id) }?.finish(false)
  }
}

/// Somebody who waits for spans.
struct Waiter: Sendable {
  let isMet: @Sendable ([SpanRecord]) -> Bool
  let continuation: CheckedContinuation<Bool, Never>
  let timer: Task<Void, Never>

  func finish(_ wasMet: Bool) {
    timer.cancel()
    continuation.resume(returning: wasMet)
  }
}

extension InMemoryReporter.State {
  /// Removes those whose condition is met.
  mutating func takeMetWaiters() -> [Waiter] {
    let met = waiters.filter { $0.value.isMet(spans) }
    for id in met.keys { waiters[id] = nil }
    return Array(met.values)
  }
}
