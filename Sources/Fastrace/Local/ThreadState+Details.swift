#if Enable
  import CFastrace

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

  /// Records what belongs to a span: properties, events, status, name, links.
  ///
  /// Every detail is a record of its own that names its span, written by whichever thread sets it; the collector joins
  /// them. So details need no lock, no allocation, and no object that holds them until the span ends.
  extension ThreadState {
    @usableFromInline @inline(never)
    func recordProperty(_ owner: DetailOwner, key: consuming String, value: consuming PropertyValue) {
      if value.mayExceed(ValueLimit.current) {
        let (cut, wasCut) = value.truncated(to: ValueLimit.current)
        if wasCut { count(.detailsCut) }
        value = cut
      }
      let bytes = key.heapBytes + value.heapBytes
      guard reserve(bytes) else { return }
      let record = RawProperty(
        header: RawHeader(kind: RawKind.property, number: owner.order), trace: owner.trace, id: owner.id, key: key,
        value: value)
      settle(bytes, owner, written: append(record, of: owner.trace))
    }

    @usableFromInline @inline(never)
    func recordEvent(_ owner: DetailOwner, event: consuming Event) {
      let time = fastrace_ticks()
      let properties = event.properties.elements.map { property in
        let (value, wasCut) = property.value.truncated(to: ValueLimit.current)
        if wasCut { count(.detailsCut) }
        return Property(property.key, value)
      }
      let bytes = event.name.heapBytes + Self.heapBytes(properties)
      guard reserve(bytes) else { return }
      let record = RawEvent(
        header: RawHeader(kind: RawKind.event, number: owner.order), trace: owner.trace, id: owner.id, time: time,
        name: event.name,
        properties: properties)
      settle(bytes, owner, written: append(record, of: owner.trace))
    }

    @usableFromInline @inline(never)
    func recordStatus(_ owner: DetailOwner, status: SpanStatus) {
      recordText(
        RawHeader(kind: RawKind.status, flags: status.code, number: owner.order), owner, text: status.message)
    }

    @usableFromInline @inline(never)
    func recordName(_ owner: DetailOwner, name: String) {
      recordText(RawHeader(kind: RawKind.rename, number: owner.order), owner, text: name)
    }

    private func recordText(_ header: RawHeader, _ owner: DetailOwner, text: String) {
      let bytes = text.heapBytes
      guard reserve(bytes) else { return }
      settle(
        bytes, owner,
        written: append(RawText(header: header, trace: owner.trace, id: owner.id, text: text), of: owner.trace))
    }

    @usableFromInline @inline(never)
    func recordLink(_ owner: DetailOwner, link: Link) {
      let box = LinkBox(link)
      guard reserve(box.heapBytes) else { return }
      let record = RawSignal(
        header: RawHeader(kind: RawKind.link, number: owner.order), trace: owner.trace, id: owner.id, object: box)
      settle(box.heapBytes, owner, written: append(record, of: owner.trace))
    }

    /// Counts a detail that came after its span had ended.
    @usableFromInline @inline(never)
    func countDetailAfterEnd() {
      guard prepare() else { return }
      count(.detailsAfterEnd)
    }

    // MARK: Accounting

    /// False, and the detail is counted as dropped, when the thread's strings already take all the memory it may use.
    private func reserve(_ bytes: Int) -> Bool {
      guard prepare(), let buffer else { return false }
      if bytes == 0 || buffer.counters.bytesOutstanding + bytes <= Runtime.current.bytesPerThread { return true }
      count(.detailsWithoutRoom)
      return false
    }

    private func settle(_ bytes: Int, _ owner: DetailOwner, written: Bool) {
      guard written else { return count(.detailsWithoutRoom) }
      // What a local collector holds never passes through the buffer.
      if bytes > 0, owner.trace != TraceHandle.localCollector { buffer?.counters.charge(bytes) }
    }

    private func count(_ counter: ThreadCounters.Counter) { buffer?.counters.increment(counter) }

    static func heapBytes(_ properties: [Property]) -> Int {
      properties.isEmpty ? 0 : properties.reduce(32) { $0 + 48 + $1.key.heapBytes + $1.value.heapBytes }
    }
  }

  /// A link on its way to the collector.
  final class LinkBox: Sendable {
    let link: Link
    init(_ link: Link) { self.link = link }
    var heapBytes: Int { 96 + ThreadState.heapBytes(link.properties.elements) }
  }
#endif
