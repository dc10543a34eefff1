#if Enable
  /// The ends of spans that found no room in their thread's buffer.
  ///
  /// A span may be dropped, but that it has ended must reach the collector, or its trace would wait for it forever. The
  /// ends of roots are kept whole. The ledger holds at most one entry for a span that was announced and is gone, so it is
  /// bounded by the number of spans that were alive.
  final class OverflowLedger: Sendable {
    struct Entries {
      var roots: [RawSpan] = []
      /// How many children of a trace have ended without a record.
      var endedChildren: [UInt64: Int] = [:]
      var cancelled: [UInt64] = []

      var isEmpty: Bool { roots.isEmpty && endedChildren.isEmpty && cancelled.isEmpty }
    }
    private let entries = Locked(Entries())

    func noteEnd(_ span: RawSpan) {
      entries.withLock { entries in
        if span.header.kind == RawKind.rootSpan {
          entries.roots.append(span)
        } else {
          entries.endedChildren[span.trace, default: 0] += 1
        }
      }
    }

    func noteCancel(_ trace: UInt64) {
      entries.withLock { $0.cancelled.append(trace) }
    }

    /// Takes all entries.
    func take() -> Entries {
      entries.withLock { entries in
        if entries.isEmpty { return entries }
        let taken = entries
        entries = Entries()
        return taken
      }
    }
  }
#endif
