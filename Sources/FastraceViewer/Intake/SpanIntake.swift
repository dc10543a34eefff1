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
      package var spanCount: Int
      package var rejected: RejectedSpans
      package var traces: [TraceKey]
    }

    /// Decodes an export request, and returns when its spans are stored.
    package func export(
      _ bytes: [UInt8], _ encoding: OTLPDecoder.Encoding
    ) async throws(IntakeFailure) -> Receipt {
      let message: [OTLPResourceSpans]
      do {
        message = try OTLPDecoder.spans(bytes, encoding)
      } catch {
        throw refuse(error)
      }
      return try await store(message)
    }

    /// Returns when the spans are stored.
    package func store(_ message: [OTLPResourceSpans]) async throws(IntakeFailure) -> Receipt {
      let batch: IncomingBatch
      do {
        batch = try BatchPreparation.prepare(message, limits)
      } catch {
        throw refuse(error)
      }
      store.counters.received(batch)
      do {
        try await store.write(batch)
      } catch {
        store.counters.refused(error, spans: batch.spanCount)
        throw error
      }
      return Receipt(spanCount: batch.spanCount, rejected: batch.rejected, traces: batch.traces.map(\.key))
    }

    /// Counts a message that was refused before it was decoded.
    func refuse(_ failure: IntakeFailure) -> IntakeFailure {
      store.counters.refused(failure, spans: 0)
      return failure
    }
  }
#endif
