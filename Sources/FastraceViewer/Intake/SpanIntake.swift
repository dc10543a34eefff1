#if Viewer
  /// The way of every message from its bytes into the store, whatever it came over.
  ///
  /// Can be used from everywhere.
  package struct SpanIntake: Sendable {
    package let limits: IntakeLimits
    private let store: TraceStore
    let budget: IntakeBudget

    package init(_ store: TraceStore, limits: IntakeLimits) {
      self.store = store
      self.limits = limits
      budget = IntakeBudget(capacity: limits.bytesInFlight)
    }

    /// What the sender is told.
    package struct Receipt: Sendable, Hashable {
      package var signal: Signal
      package var spanCount: Int
      package var logCount: Int
      package var rejected: RejectedRecords
      package var logsWithoutTrace: Int
      package var traces: [TraceKey]
    }

    /// Decodes an export request, and returns when what is in it is stored.
    package func export(
      _ bytes: [UInt8], _ encoding: OTLPDecoder.Encoding, _ signal: Signal = .traces
    ) async throws(IntakeFailure) -> Receipt {
      let batch: IncomingBatch
      do {
        switch signal {
        case .traces: batch = try BatchPreparation.prepare(OTLPDecoder.spans(bytes, encoding), limits)
        case .logs: batch = try prepare(OTLPDecoder.logs(bytes, encoding))
        }
      } catch {
        throw refuse(error)
      }
      return try await store(batch)
    }

    /// Returns when the spans are stored.
    package func store(_ message: [OTLPResourceSpans]) async throws(IntakeFailure) -> Receipt {
      let batch: IncomingBatch
      do {
        batch = try BatchPreparation.prepare(message, limits)
      } catch {
        throw refuse(error)
      }
      return try await store(batch)
    }

    /// Returns when the log records are stored.
    package func store(_ message: [OTLPResourceLogs]) async throws(IntakeFailure) -> Receipt {
      let batch: IncomingBatch
      do {
        batch = try prepare(message)
      } catch {
        throw refuse(error)
      }
      return try await store(batch)
    }

    private func prepare(_ message: [OTLPResourceLogs]) throws(IntakeFailure) -> IncomingBatch {
      try BatchPreparation.prepare(message, limits, now: WallClock.nanoseconds())
    }

    private func store(_ batch: IncomingBatch) async throws(IntakeFailure) -> Receipt {
      store.counters.received(batch)
      do {
        try await store.write(batch)
      } catch {
        store.counters.refused(error, batch)
        throw error
      }
      return Receipt(
        signal: batch.signal, spanCount: batch.spanCount, logCount: batch.logCount, rejected: batch.rejected,
        logsWithoutTrace: batch.logsWithoutTrace, traces: batch.traces.map(\.key))
    }

    /// Counts a message that was refused before it was decoded.
    func refuse(_ failure: IntakeFailure) -> IntakeFailure {
      store.counters.refused(failure)
      return failure
    }
  }
#endif
