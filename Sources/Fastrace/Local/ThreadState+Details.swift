#if Enable
  import CFastrace

  /// Records what belongs to a span: properties, events, status, name, links.
  ///
  /// Every detail is a record of its own that names its span, written by whichever thread sets it; the collector joins
  /// them. So details need no lock, no allocation, and no object that holds them until the span ends.
  extension ThreadState {
    @usableFromInline @inline(never)
    func recordProperty(_ owner: DetailOwner, key: consuming String, value: consuming PropertyValue) {
      if value.mayExceed(Int(fastrace_get_value_limit())) { value = cut(value) }
      guard let record = unsafe reserve(owner, RawKind.property, charging: key.heapBytes + value.heapBytes) else {
        return
      }
      // SAFETY: 64 reserved bytes; all record types fit (RawRecordTests).
      unsafe record.bindMemory(to: RawProperty.self, capacity: 1).initialize(
        to: RawProperty(
          header: RawHeader(kind: RawKind.property, number: owner.order), trace: owner.trace, id: owner.id,
          property: Property(key: key, value: value)))
      unsafe commit(record)
    }

    @usableFromInline @inline(never)
    func recordEvent(_ owner: DetailOwner, event: consuming TraceSpan.Event) {
      write(event, owner, time: fastrace_ticks(), flags: 0)
    }

    /// Records an event that happened at a time of day.
    @inline(never)
    func recordEvent(_ owner: DetailOwner, event: consuming TraceSpan.Event, unixNanoseconds: UInt64) {
      write(event, owner, time: unixNanoseconds, flags: RawFlags.beginIsUnix)
    }

    @inline(__always)
    private func write(_ event: consuming TraceSpan.Event, _ owner: DetailOwner, time: UInt64, flags: UInt8) {
      let properties = cut(event.properties.elements)
      let bytes = event.name.heapBytes + Self.heapBytes(properties)
      guard let record = unsafe reserve(owner, RawKind.event, charging: bytes) else { return }
      // SAFETY: as above.
      unsafe record.bindMemory(to: RawEvent.self, capacity: 1).initialize(
        to: RawEvent(
          header: RawHeader(kind: RawKind.event, flags: flags, number: owner.order), trace: owner.trace, id: owner.id,
          time: time,
          name: event.name, properties: properties))
      unsafe commit(record)
    }

    @usableFromInline @inline(never)
    func recordStatus(_ owner: DetailOwner, status: TraceSpan.Status) {
      recordText(
        RawHeader(kind: RawKind.status, flags: status.code, number: owner.order), owner, text: status.message)
    }

    @usableFromInline @inline(never)
    func recordName(_ owner: DetailOwner, name: String) {
      recordText(RawHeader(kind: RawKind.rename, number: owner.order), owner, text: name)
    }

    private func recordText(_ header: RawHeader, _ owner: DetailOwner, text: String) {
      guard let record = unsafe reserve(owner, header.kind, charging: text.heapBytes) else { return }
      // SAFETY: as above.
      unsafe record.bindMemory(to: RawText.self, capacity: 1).initialize(
        to: RawText(header: header, trace: owner.trace, id: owner.id, text: text))
      unsafe commit(record)
    }

    @usableFromInline @inline(never)
    func recordLink(_ owner: DetailOwner, link: TraceSpan.Link) {
      let box = LinkBox(link)
      recordObject(RawKind.link, owner, box, bytes: box.heapBytes)
    }

    /// Records a detail that is an object.
    func recordObject(_ kind: UInt8, _ owner: DetailOwner, _ object: AnyObject, bytes: Int) {
      guard let record = unsafe reserve(owner, kind, charging: bytes) else { return }
      // SAFETY: as above.
      unsafe record.bindMemory(to: RawSignal.self, capacity: 1).initialize(
        to: RawSignal(
          header: RawHeader(kind: kind, number: owner.order), trace: owner.trace, id: owner.id, object: object))
      unsafe commit(record)
    }

    /// Counts a detail that came after its span had ended.
    @usableFromInline @inline(never)
    func countDetailAfterEnd() { count(.detailsAfterEnd) }

    // MARK: Bounds

    /// Room for a detail that keeps `bytes` bytes outside of its record, or nil and a counted drop.
    @inline(__always)
    private func reserve(_ owner: DetailOwner, _ kind: UInt8, charging bytes: Int) -> UnsafeMutableRawPointer? {
      if prepare(), bytes == 0 || charge(owner, bytes) {
        if let record = unsafe reserve(of: owner.trace) { return unsafe record }
        if bytes > 0 { giveBack(owner, bytes) }
      }
      dropDetail(owner, kind)
      return nil
    }

    /// Counts the bytes towards the thread's bound.
    ///
    /// False when the bound is reached.
    @inline(never)
    private func charge(_ owner: DetailOwner, _ bytes: Int) -> Bool {
      // What a local collector holds never passes through the buffer, where the collector would take it off again.
      if TraceHandle.isLocalCollector(owner.trace) { return LocalCollectorState.charge(bytes, owner.trace, self) }
      guard let counters = buffer?.counters else { return true }
      if counters.bytesOutstanding + bytes > Runtime.current.bytesPerThread { return false }
      counters.charge(bytes)
      return true
    }

    /// Counts a detail that found no room, and tells the collector, so that the span says how many it lacks.
    @inline(never)
    private func dropDetail(_ owner: DetailOwner, _ kind: UInt8) {
      if TraceHandle.isLocalCollector(owner.trace) { return count(.detailsWithoutRoom) }
      Runtime.current.ledger.noteDetail(of: owner.id, in: owner.trace, kind)
    }

    @inline(never)
    private func giveBack(_ owner: DetailOwner, _ bytes: Int) {
      if TraceHandle.isLocalCollector(owner.trace) { return _ = LocalCollectorState.charge(-bytes, owner.trace, self) }
      buffer?.counters.charge(-bytes)
    }

    @inline(never)
    private func cut(_ value: PropertyValue) -> PropertyValue {
      let (cut, wasCut) = value.truncated(to: Int(fastrace_get_value_limit()))
      if wasCut, prepare() { count(.detailsCut) }
      return cut
    }

    private func cut(_ properties: [Property]) -> [Property] {
      let limit = Int(fastrace_get_value_limit())
      guard properties.contains(where: { $0.value.mayExceed(limit) }) else { return properties }
      return properties.map { Property($0.key, cut($0.value)) }
    }

    static func heapBytes(_ properties: [Property]) -> Int {
      properties.isEmpty ? 0 : properties.reduce(32) { $0 + 48 + $1.key.heapBytes + $1.value.heapBytes }
    }
  }

  /// A link on its way to the collector.
  final class LinkBox: Sendable {
    let link: TraceSpan.Link
    init(_ link: TraceSpan.Link) { self.link = link }
    var heapBytes: Int { 96 + ThreadState.heapBytes(link.properties.elements) }
  }

  extension ThreadState {
    /// Asks the collector to attach collected spans to a span; without room for that, they are all dropped.
    func recordAttachment(_ spans: LocalSpansStorage, to owner: DetailOwner) {
      guard prepare(), let record = unsafe reserve(of: owner.trace) else {
        for _ in 0..<(spans.spanCount + spans.dropped) { countDroppedSpan() }
        return
      }
      // SAFETY: 64 reserved bytes; all record types fit (RawRecordTests).
      unsafe record.bindMemory(to: RawSignal.self, capacity: 1).initialize(
        to: RawSignal(header: RawHeader(kind: RawKind.attach), trace: owner.trace, id: owner.id, object: spans))
      unsafe commit(record)
    }
  }

  extension ThreadState {
    /// Records an error as an event, a property and the status of the span `id`.
    @usableFromInline @inline(never)
    func recordError(_ owner: @autoclosure () -> DetailOwner, error: any Error) {
      if error is CancellationError { return }
      recordError(owner(), type: String(reflecting: Swift.type(of: error)), message: String(describing: error))
    }

    func recordError(_ owner: @autoclosure () -> DetailOwner, type: String, message: String) {
      recordEvent(owner(), event: .exception(type: type, message: message))
      recordProperty(owner(), key: "error.type", value: .string(type))
      recordStatus(owner(), status: .error(message))
    }
  }

  /// The span that a detail belongs to.
  @frozen @usableFromInline
  package struct DetailOwner {
    @usableFromInline var trace: UInt64
    @usableFromInline var id: UInt64
    /// The detail's place among those of the same span; zero for a local span.
    @usableFromInline var order: UInt32

    @inlinable @inline(__always)
    init(trace: UInt64, id: UInt64, order: UInt32 = 0) {
      self.trace = trace
      self.id = id
      self.order = order
    }
  }
#endif
