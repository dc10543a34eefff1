#if Enable
  /// Turns the raw records of one trace into span records: ticks into times, details to their spans.
  ///
  /// The details of a local span come before it in the same buffer, unless other threads have written some. Those of
  /// spans that are objects can come from any thread, and wait until all records have been read.
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
    private var builder = DetailsBuilder()
    private var chains = DetailChains()
    /// Where in the output the spans are that are objects.
    private var objects: [(id: UInt64, index: Int)] = []
    private var traceStateOnly: SpanDetails?

    init(limits: DetailLimits) { self.limits = limits }

    /// Begins another trace.
    mutating func start(_ trace: Trace) {
      self.trace = trace
      traceStateOnly = nil
      guard !trace.traceState.isEmpty else { return }
      var content = SpanDetails.Content()
      content.traceState = trace.traceState
      traceStateOnly = SpanDetails(content)
    }

    /// Moves the records out of their memory: spans to the end of the slab, which has room, details to their spans.
    ///
    /// Returns the number of details whose span is not among the records; they are left at the front of the memory.
    mutating func assemble(_ records: UnsafeMutableRawPointer, count: Int, to slab: SpanSlab) -> Int {
      let first = slab.count
      for index in 0..<count {
        let record = unsafe records + index * recordSize
        if unsafe RawRecords.isSpan(RawRecords.header(record).kind) {
          unsafe addSpan(RawRecords.words(record), records, to: slab)
        } else if unsafe RawRecords.isDetail(RawRecords.header(record).kind) {
          unsafe chains.add(index, of: records)
        } else {
          unsafe RawRecords.destroy(record, count: 1)
        }
      }
      // Not `removeAll`, which takes longer than all else that is done once for a trace.
      while let object = objects.popLast() {
        if let chain = chains.take(object.id) { unsafe addDetails(chain, records, slab, object.index) }
      }
      if chains.isEmpty { return 0 }
      unsafe addLeftOver(records, slab, first..<slab.count)
      return chains.isEmpty ? 0 : unsafe DetailChains.compact(chains.takeAll(), records)
    }

    /// Adds details that came after their local span, because another thread wrote them.
    @inline(never)
    private mutating func addLeftOver(_ records: UnsafeMutableRawPointer, _ slab: SpanSlab, _ spans: Range<Int>) {
      let span = unsafe slab.elements(spans)
      for index in span.indices {
        guard let chain = chains.take(unsafe span[index].spanID.rawValue) else { continue }
        unsafe addDetails(chain, records, slab, spans.lowerBound + index, hasSome: true)
        if chains.isEmpty { return }
      }
    }

    @inline(__always)
    private mutating func addSpan(_ span: RawSpanWords, _ records: UnsafeMutableRawPointer, to slab: SpanSlab) {
      slab.append(words(of: span), ownsMemory: span.name.isOnHeap || traceStateOnly != nil)
      if span.header.kind != RawKind.localSpan {
        objects.append((span.id, slab.count - 1))
      } else if let chain = chains.take(span.id) {
        unsafe addDetails(chain, records, slab, slab.count - 1)
      }
    }

    @inline(__always)
    private func words(of span: RawSpanWords) -> SpanRecordWords {
      var marks = trace.marks
      if span.header.flags & RawFlags.parentIsRemote != 0 { marks.insert(.parentIsRemote) }
      if span.header.kind == RawKind.rootSpan { marks.insert(.localRoot) }
      let times = times(of: span)
      return unsafe SpanRecordWords(
        traceID: trace.traceID, spanID: SpanID(rawValue: span.id), parentID: SpanID(rawValue: span.parent),
        name: span.name,
        startUnixNanoseconds: times.start, durationNanoseconds: times.duration, threadID: span.header.number,
        kind: TraceSpan.Kind(rawValue: span.header.spanKind) ?? .internal, traceFlags: trace.flags, marks: marks,
        properties: .empty, details: retainedTraceState)
    }

    @inline(__always)
    private func times(of span: RawSpanWords) -> (start: UInt64, duration: UInt64) {
      let (flags, anchor) = (span.header.flags, trace.anchor)
      if flags & (RawFlags.beginIsUnix | RawFlags.endIsUnix) == 0 {
        return anchor.interval(from: span.begin, to: span.end)
      }
      let begin = flags & RawFlags.beginIsUnix != 0 ? span.begin : anchor.unixNanoseconds(span.begin)
      let end = flags & RawFlags.endIsUnix != 0 ? span.end : anchor.unixNanoseconds(span.end)
      return (begin, end > begin ? end - begin : 0)
    }

    /// Nearly always nil, and then not worth a call.
    // SAFETY: the ownership goes to the record that the words become.
    @inline(__always)
    private var retainedTraceState: Unmanaged<SpanDetails>? {
      if let traceStateOnly { return unsafe .passRetained(traceStateOnly) }
      return nil
    }

    // MARK: Details

    /// Moves the details of a span out of their memory, to its record in the slab.
    private mutating func addDetails(
      _ chain: DetailChains.Chain, _ records: UnsafeMutableRawPointer, _ slab: SpanSlab, _ index: Int,
      hasSome: Bool = false
    ) {
      if hasSome {
        builder.resume(slab[index], properties: chain.count)
      } else {
        builder.reset(properties: chain.count)
      }
      var place = chain.first
      for left in stride(from: chain.count, to: 0, by: -1) {
        // The record is moved away, and its second word with it.
        let next = left > 1 ? unsafe DetailChains.next(after: place, of: records) : place
        let record = unsafe records + place * recordSize
        let header = unsafe RawRecords.header(record)
        if header.kind == RawKind.property {
          let property = unsafe RawRecords.property(record)
          unsafe builder.setProperty(moving: property, order: header.number, limit: limits.properties)
        } else {
          unsafe addOther(record, header)
        }
        place = next
      }
      slab.change(index) { builder.write(to: &$0, traceState: trace.traceState) }
    }

    @inline(never)
    private mutating func addOther(_ record: UnsafeMutableRawPointer, _ header: RawHeader) {
      switch header.kind {
      case RawKind.event:
        let event = unsafe RawRecords.move(record, as: RawEvent.self)
        let time = header.flags & RawFlags.beginIsUnix != 0 ? event.time : trace.anchor.unixNanoseconds(event.time)
        let timed = SpanRecord.TimedEvent(name: event.name, unixNanoseconds: time, properties: event.properties)
        builder.addEvent(timed, limit: limits.events, propertyLimit: limits.propertiesPerEvent)
      case RawKind.status:
        let text = unsafe RawRecords.move(record, as: RawText.self)
        builder.setStatus(TraceSpan.Status(code: header.flags, message: text.text), order: header.number)
      case RawKind.rename:
        builder.setName(unsafe RawRecords.move(record, as: RawText.self).text, order: header.number)
      case RawKind.link:
        let signal = unsafe RawRecords.move(record, as: RawSignal.self)
        guard let box = signal.object as? LinkBox else { return }
        builder.addLink(box.link, limit: limits.links, propertyLimit: limits.propertiesPerLink)
      case RawKind.scope:
        let signal = unsafe RawRecords.move(record, as: RawSignal.self)
        guard let scope = signal.object as? InstrumentationScope.Storage else { return }
        builder.setScope(scope, order: header.number)
      case RawKind.omission:
        builder.add(unsafe RawRecords.move(record, as: RawOmission.self))
      default:
        unsafe RawRecords.destroy(record, count: 1)
      }
    }

    /// Forgets how many details the limits left out, and says how many.
    mutating func takeDroppedDetails() -> Int { builder.takeDropped() }

    /// Gives memory that is kept for reuse back to the system.
    mutating func releaseMemory() { builder.releaseMemory() }
  }

  extension SpanAssembly {
    /// The spans that a local collector has collected, as descendants of `parent`.
    static func records(of storage: LocalSpansStorage, parent: SpanContext) -> [SpanRecord] {
      var list = RecordList()
      var pool = RecordPool()
      unsafe storage.forEach { record in unsafe list.appendCopy(of: record, from: &pool) }
      var assembly = SpanAssembly(limits: DetailLimits())
      assembly.start(
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
