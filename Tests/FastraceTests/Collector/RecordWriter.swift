#if Enable
  @testable import Fastrace

  /// The records of one thread, written as the recorder writes them, and read once.
  // SAFETY: every record is written at a free place; the assembler takes all of them over.
  @safe
  final class RecordWriter {
    private let memory = UnsafeMutableRawPointer.allocate(byteCount: 256 * recordSize, alignment: recordSize)
    private var count = 0

    deinit {
      unsafe RawRecords.destroy(memory, count: count)
      unsafe memory.deallocate()
    }

    private func write<Record>(_ record: consuming Record) {
      precondition(count < 256)
      unsafe (memory + count * recordSize).bindMemory(to: Record.self, capacity: 1).initialize(to: record)
      count += 1
    }

    func openRoot(_ trace: UInt64, id: UInt64 = 1) {
      write(
        RawSignal(
          header: RawHeader(kind: RawKind.openRoot, flags: 1), trace: trace, id: id, traceHigh: 1, traceLow: trace))
    }

    func openChild(_ trace: UInt64) { identity(RawKind.openChild, trace) }

    func identify(_ trace: UInt64) { identity(RawKind.identify, trace) }

    private func identity(_ kind: UInt8, _ trace: UInt64, _ object: AnyObject? = nil) {
      write(
        RawIdentity(
          header: RawHeader(kind: kind, flags: 1), trace: trace, traceHigh: 1, traceLow: trace, object: object))
    }

    func cancel(_ trace: UInt64) { write(RawMark(header: RawHeader(kind: RawKind.cancel), trace: trace)) }

    func openShared(_ handle: UInt64, id: UInt64, _ parents: [(trace: UInt64, id: UInt64)]) {
      let targets = parents.map {
        SeveralParents.Target(
          trace: $0.trace, parent: $0.id, traceID: TraceID(high: 1, low: $0.trace), flags: .sampled, state: nil)
      }
      identity(RawKind.openChild, handle, SeveralParents(spanID: id, targets))
    }

    func endRoot(_ trace: UInt64, id: UInt64 = 1) { span(RawKind.rootSpan, trace, id, parent: 0, "root") }

    func endChild(_ trace: UInt64, id: UInt64, parent: UInt64 = 1, _ name: String = "child") {
      span(RawKind.childSpan, trace, id, parent: parent, name)
    }

    func local(_ trace: UInt64, id: UInt64, parent: UInt64 = 1, _ name: String = "local") {
      span(RawKind.localSpan, trace, id, parent: parent, name)
    }

    func property(_ trace: UInt64, id: UInt64, order: UInt32 = 0, _ key: String, _ value: PropertyValue) {
      write(
        RawProperty(
          header: RawHeader(kind: RawKind.property, number: order), trace: trace, id: id,
          property: Property(key: key, value: value)))
    }

    func event(_ trace: UInt64, id: UInt64, _ name: String) {
      write(
        RawEvent(
          header: RawHeader(kind: RawKind.event), trace: trace, id: id, time: 15, name: name, properties: []))
    }

    private func span(_ kind: UInt8, _ trace: UInt64, _ id: UInt64, parent: UInt64, _ name: String) {
      write(
        RawSpan(
          header: RawHeader(kind: kind, spanKind: TraceSpan.Kind.internal.rawValue), trace: trace, id: id,
          parent: parent,
          begin: 10, end: 20, name: name))
    }

    /// Hands everything over.
    ///
    /// Returns the bytes that details were charged with.
    @discardableResult
    func read(by assembler: TraceAssembler, now: UInt64 = 0) -> Int {
      defer { count = 0 }
      return unsafe assembler.consume(memory, count: count, thread: 7, now: now)
    }
  }

  /// An assembler whose batches are kept.
  final class AssemblerProbe {
    let assembler: TraceAssembler
    private let kept: Kept

    private final class Kept {
      var batches: [[SpanRecord]] = []
      var groups: [Int] = []
    }

    var batches: [[SpanRecord]] { kept.batches }
    /// The numbers of batches that were delivered together.
    var groups: [Int] { kept.groups }
    var spans: [SpanRecord] { batches.flatMap(\.self) }
    var counts: Fastrace.Statistics { assembler.counts }

    init(_ limits: CollectorLimits = CollectorLimits(), _ tailFilter: TailFilter? = nil) {
      let kept = Kept()
      self.kept = kept
      assembler = TraceAssembler(limits: limits, tailFilter: tailFilter) { batches in
        kept.batches += batches.map { Array($0) }
        kept.groups.append(batches.count)
      }
    }

    /// Reads the records of some threads, and ends the cycle.
    func cycle(_ threads: RecordWriter..., now: UInt64 = 0, overflow: OverflowLedger.Entries? = nil) {
      for thread in threads { thread.read(by: assembler, now: now) }
      if let overflow { assembler.apply(overflow) }
      assembler.finishCycle(now: now, anchor: .now())
    }

    /// What the statistics would say: spans in batches count as queued.
    var isBalanced: Bool {
      counts.started == counts.cancelled + counts.droppedSpans + counts.pending && counts.queuedSpans == spans.count
    }
  }
#endif
