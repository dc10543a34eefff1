#if Enable
  /// Turns the raw records of one trace into span records: ticks into times, details to their spans.
  ///
  /// The details of a local span come before it in the same buffer, innermost span last, so a stack finds them. Those of
  /// spans that are objects can come from any thread, and wait in `pending` until their span comes.
  struct SpanAssembly {
    /// What the spans of one trace have in common.
    struct Trace {
      var traceID: TraceID
      var flags: TraceFlags
      var traceState: TraceState
      var marks: SpanRecord.Marks
      var anchor: TickAnchor
    }

    private var trace = Trace(
      traceID: .zero, flags: [], traceState: TraceState(), marks: [],
      anchor: TickAnchor(pair: TickPair(ticks: 0, nanoseconds: 0), rate: TickRate(nanosecondsPerTick32: 0)))
    var limits: DetailLimits
    var pending: [UInt64: DetailsBuilder] = [:]
    private(set) var droppedDetails = 0
    /// Details of local spans that are still to come, innermost last.
    private var local: [(id: UInt64, builder: DetailsBuilder)] = []
    /// Where in the output the spans are that are objects.
    private var objects: [(id: UInt64, index: Int)] = []
    private var traceStateOnly: SpanDetails?

    init(limits: DetailLimits) { self.limits = limits }

    /// Begins another trace, with the details that are left of the last time some of it was assembled.
    mutating func begin(_ trace: Trace, pending: [UInt64: DetailsBuilder] = [:]) {
      self.trace = trace
      self.pending = pending
      droppedDetails = 0
      traceStateOnly = nil
      guard !trace.traceState.isEmpty else { return }
      var content = SpanDetails.Content()
      content.traceState = trace.traceState
      traceStateOnly = SpanDetails(content)
    }

    /// Moves the records out of their memory: spans to the end of the slab, which has room, details to their spans.
    mutating func assemble(_ records: UnsafeMutableRawPointer, count: Int, to slab: SpanSlab) {
      for index in 0..<count {
        let record = unsafe records + index * recordSize
        let header = unsafe RawRecords.header(record)
        if RawRecords.isSpan(header.kind) {
          unsafe addSpan(RawRecords.words(record), to: slab)
        } else {
          unsafe addDetail(record, header)
        }
      }
      finish(slab)
    }

    @inline(__always)
    private mutating func addSpan(_ span: RawSpanWords, to slab: SpanSlab) {
      slab.append(words(of: span), ownsMemory: span.name.isOnHeap || traceStateOnly != nil)
      if span.header.kind != RawKind.localSpan {
        objects.append((span.id, slab.count - 1))
      } else if hasDetails, let builder = takeLocal(span.id) {
        finish(builder, slab, slab.count - 1)
      }
    }

    @inline(__always)
    private func words(of span: RawSpanWords) -> SpanRecordWords {
      var marks = trace.marks
      if span.header.flags & RawFlags.parentIsRemote != 0 { marks.insert(.parentIsRemote) }
      if span.header.kind == RawKind.rootSpan { marks.insert(.localRoot) }
      return unsafe SpanRecordWords(
        traceID: trace.traceID, spanID: SpanID(rawValue: span.id), parentID: SpanID(rawValue: span.parent),
        name: span.name,
        startUnixNanoseconds: trace.anchor.unixNanoseconds(span.begin),
        durationNanoseconds: trace.anchor.nanoseconds(from: span.begin, to: span.end), threadID: span.header.number,
        kind: SpanKind(rawValue: span.header.spanKind) ?? .internal, traceFlags: trace.flags, marks: marks,
        details: traceStateOnly.map { unsafe .passRetained($0) })
    }

    private var hasDetails: Bool { !local.isEmpty || !pending.isEmpty }

    private mutating func takeLocal(_ id: UInt64) -> DetailsBuilder? {
      if let index = local.lastIndex(where: { $0.id == id }) { return local.remove(at: index).builder }
      return pending.removeValue(forKey: id)
    }

    // MARK: Details

    private mutating func addDetail(_ record: UnsafeMutableRawPointer, _ header: RawHeader) {
      let id = unsafe RawRecords.id(record)
      // The order number says that the span is an object.
      if header.number != 0 {
        unsafe apply(record, header, to: &pending[id, default: DetailsBuilder()])
        return
      }
      if local.last?.id != id, let index = local.lastIndex(where: { $0.id == id }) {
        local.append(local.remove(at: index))
      } else if local.last?.id != id {
        local.append((id, pending.removeValue(forKey: id) ?? DetailsBuilder()))
      }
      unsafe apply(record, header, to: &local[local.count - 1].builder)
    }

    private func apply(_ record: UnsafeMutableRawPointer, _ header: RawHeader, to builder: inout DetailsBuilder) {
      switch header.kind {
      case RawKind.property:
        let property = unsafe RawRecords.move(record, as: RawProperty.self)
        builder.setProperty(property.key, property.value, order: header.number, limit: limits.properties)
      case RawKind.event:
        let event = unsafe RawRecords.move(record, as: RawEvent.self)
        let timed = SpanRecord.TimedEvent(
          name: event.name, unixNanoseconds: trace.anchor.unixNanoseconds(event.time), properties: event.properties)
        builder.addEvent(timed, limit: limits.events, propertyLimit: limits.propertiesPerEvent)
      case RawKind.status:
        let text = unsafe RawRecords.move(record, as: RawText.self)
        builder.setStatus(SpanStatus(code: header.flags, message: text.text), order: header.number)
      case RawKind.rename:
        builder.setName(unsafe RawRecords.move(record, as: RawText.self).text, order: header.number)
      case RawKind.link:
        let signal = unsafe RawRecords.move(record, as: RawSignal.self)
        guard let box = signal.object as? LinkBox else { return }
        builder.addLink(box.link, limit: limits.links, propertyLimit: limits.propertiesPerLink)
      default:
        unsafe RawRecords.destroy(record, count: 1)
      }
    }

    // MARK: End

    /// Joins the details that came in no particular order, and keeps those whose span has not come.
    private mutating func finish(_ slab: SpanSlab) {
      if !pending.isEmpty {
        for (id, index) in objects {
          if let builder = pending.removeValue(forKey: id) { finish(builder, slab, index) }
        }
      }
      // Not `removeAll`, which takes longer than all else that is done once for a trace.
      while objects.popLast() != nil {}
      if local.isEmpty { return }
      for (id, builder) in local { pending[id] = builder }
      local.removeAll(keepingCapacity: true)
    }

    private mutating func finish(_ builder: DetailsBuilder, _ slab: SpanSlab, _ index: Int) {
      droppedDetails += builder.dropped
      slab.change(index) { builder.finish(&$0, traceState: trace.traceState) }
    }
  }

  extension SpanAssembly {
    /// The spans that a local collector has collected, as descendants of `parent`.
    static func records(of storage: LocalSpansStorage, parent: SpanContext) -> [SpanRecord] {
      var list = RecordList()
      var pool = RecordPool()
      unsafe storage.forEach { record in unsafe list.appendCopy(of: record, from: &pool) }
      var assembly = SpanAssembly(limits: DetailLimits())
      assembly.begin(
        Trace(
          traceID: parent.traceID, flags: parent.traceFlags, traceState: parent.traceState, marks: [], anchor: .now()))
      let slab = SpanSlab(capacity: list.count)
      unsafe list.drain(to: &pool) { records, count in unsafe assembly.assemble(records, count: count, to: slab) }
      var output = Array(SpanBatch(slab, 0..<slab.count))
      for index in output.indices where !output[index].parentID.isValid { output[index].parentID = parent.spanID }
      return output
    }
  }
#endif
