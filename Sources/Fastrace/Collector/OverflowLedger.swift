#if Enable
  /// What found no room in its thread's buffer and must not be lost: the ends of spans, and how many details they lack.
  ///
  /// A span may be dropped, but that it has ended must reach the collector, or its trace would wait for it forever. The
  /// ends of roots are kept whole. The ledger holds at most one entry for a span that was announced and is gone, and one for
  /// a span whose details found no room, so it is bounded by the number of spans that were alive.
  final class OverflowLedger: Sendable {
    struct Entries {
      var roots: [RawSpan] = []
      /// How many children of a trace have ended without a record.
      var endedChildren: [UInt64: Int] = [:]
      var cancelled: [UInt64] = []
      /// The details that spans lack, by the span.
      var omissions: [UInt64: RawOmission] = [:]
      /// All details that found no room, also those that no span counts.
      var details = 0

      var isEmpty: Bool { roots.isEmpty && endedChildren.isEmpty && cancelled.isEmpty && details == 0 }
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

    /// A detail of this kind found no room.
    func noteDetail(of span: UInt64, in trace: UInt64, _ kind: UInt8) {
      entries.withLock { entries in
        entries.details += 1
        entries.omissions[span, default: RawOmission(trace: trace, id: span)].count(kind)
      }
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

  extension RawOmission {
    init(trace: UInt64, id: UInt64) {
      self.init(header: RawHeader(kind: RawKind.omission), trace: trace, id: id)
    }

    /// Counts a detail of this kind; a span counts no others than these.
    mutating func count(_ kind: UInt8) {
      switch kind {
      case RawKind.property: properties += 1
      case RawKind.event: events += 1
      case RawKind.link: links += 1
      default: break
      }
    }

    var isEmpty: Bool { properties == 0 && events == 0 && links == 0 }

    mutating func add(_ other: RawOmission) {
      properties += other.properties
      events += other.events
      links += other.links
    }
  }
#endif
