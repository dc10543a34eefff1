#if Enable
  /// Makes the details of one span after the other.
  ///
  /// Properties go straight to the memory in which reporters find them. The order numbers say which of two values is the
  /// later one, in whatever order the buffers of their threads were read.
  struct DetailsBuilder {
    let pool = SlabPool<Property>()
    private var slab: PropertySlab
    /// Where the properties of this span begin in the slab.
    private var first = 0
    /// The order numbers of the properties; later ones replace earlier ones.
    private var orders: [UInt32] = []
    private var content = SpanDetails.Content()
    private var hasContent = false
    private var statusOrder: UInt32 = 0
    private var nameOrder: UInt32 = 0
    private var name: String?
    private var scope: InstrumentationScope.Storage?
    private var scopeOrder: UInt32 = 0
    /// What the last span had that had a scope and nothing else of this kind; spans of a library share it.
    private var scopeOnly: SpanDetails?
    /// Details that the limits left out, of all spans.
    private(set) var dropped = 0

    private static let slabSize = 4096
    /// Bytes that the properties in a slab may keep outside of it.
    ///
    /// With more the slab is given up, so that large values go with their spans.
    private static let mostOwnedBytes = 1 << 20
    private var ownedBytes = 0

    init() {
      pool.setCapacity(Self.slabSize)
      slab = pool.take(capacity: Self.slabSize)
    }

    /// Makes room for the details of a span with at most this number of properties.
    @inline(__always)
    mutating func reset(properties: Int) {
      if slab.room < properties || ownedBytes > Self.mostOwnedBytes { takeSlab(properties) }
      first = slab.count
    }

    /// Continues the details of a span, and makes room for more properties.
    mutating func resume(_ record: SpanRecord, properties: Int) {
      reset(properties: record.properties.count + properties)
      for property in record.properties {
        slab.append(property)
        orders.append(0)
      }
      guard let details = record.details else { return }
      content = details.content
      hasContent = true
    }

    /// Takes notice of details that were left out before.
    mutating func add(_ omission: RawOmission) {
      content.droppedProperties += omission.properties
      content.droppedEvents += omission.events
      content.droppedLinks += omission.links
      hasContent = true
    }

    @inline(never)
    private mutating func takeSlab(_ properties: Int) {
      slab = pool.take(capacity: max(properties, Self.slabSize))
      ownedBytes = 0
    }

    /// Takes the property away from `source`; one without a key is dropped.
    @inline(__always)
    mutating func setProperty(moving source: UnsafeMutablePointer<Property>, order: UInt32, limit: Int) {
      // In place: the subscript copies and releases what it gives.
      let earlier = unsafe slab.elements(first..<slab.count)
      for index in earlier.indices where unsafe earlier[index].key.hasSameBytes(as: source.pointee.key) {
        return unsafe replace(first + index, source, order)
      }
      guard slab.count - first < limit, unsafe !source.pointee.key.isEmpty else {
        unsafe source.deinitialize(count: 1)
        content.droppedProperties += 1
        hasContent = true
        dropped += 1
        return
      }
      ownedBytes &+= unsafe source.pointee.heapBytes
      unsafe slab.append(moving: source)
      orders.append(order)
    }

    @inline(never)
    private mutating func replace(_ index: Int, _ source: UnsafeMutablePointer<Property>, _ order: UInt32) {
      let property = unsafe source.move()
      guard order >= orders[index - first] else { return }
      slab.change(index) { $0.value = property.value }
      orders[index - first] = order
    }

    mutating func addEvent(_ event: SpanRecord.TimedEvent, limit: Int, propertyLimit: Int) {
      hasContent = true
      guard content.events.count < limit else {
        content.droppedEvents += 1
        dropped += 1
        return
      }
      var event = event
      dropped += event.properties.keepOneOfEachKey(limit: propertyLimit)
      // Nearly always the last one.
      let index = content.events.lastIndex { $0.unixNanoseconds <= event.unixNanoseconds }
      content.events.insert(event, at: index.map { $0 + 1 } ?? 0)
    }

    mutating func addLink(_ link: TraceSpan.Link, limit: Int, propertyLimit: Int) {
      hasContent = true
      guard content.links.count < limit else {
        content.droppedLinks += 1
        dropped += 1
        return
      }
      var link = link
      dropped += link.properties.elements.keepOneOfEachKey(limit: propertyLimit)
      content.links.append(link)
    }

    /// Sets the status.
    ///
    /// As OpenTelemetry demands, `ok` is final, and `unset` changes nothing.
    mutating func setStatus(_ status: TraceSpan.Status, order: UInt32) {
      if status == .ok || (content.status != .ok && status != .unset && order >= statusOrder) {
        content.status = status
        statusOrder = order
        hasContent = true
      }
    }

    mutating func setName(_ name: String, order: UInt32) {
      guard self.name == nil || order >= nameOrder else { return }
      self.name = name
      nameOrder = order
    }

    mutating func setScope(_ scope: InstrumentationScope.Storage, order: UInt32) {
      guard self.scope == nil || order >= scopeOrder else { return }
      self.scope = scope
      scopeOrder = order
    }

    /// Puts everything into the record of the span, and is ready for the next one.
    @inline(__always)
    mutating func write(to record: inout SpanRecord, traceState: TraceState) {
      if slab.count > first {
        record.properties = PropertyList(slab, first..<slab.count)
        orders.removeAll(keepingCapacity: true)
      }
      if let name { writeName(name, &record) }
      if hasContent || scope != nil { writeContent(&record, traceState) }
    }

    private mutating func writeName(_ name: String, _ record: inout SpanRecord) {
      record.name = name
      self.name = nil
      nameOrder = 0
    }

    private mutating func writeContent(_ record: inout SpanRecord, _ traceState: TraceState) {
      if let scope { return writeScope(scope, &record, traceState) }
      content.traceState = traceState
      record.details = SpanDetails(content)
      content = SpanDetails.Content()
      hasContent = false
      statusOrder = 0
    }

    @inline(never)
    private mutating func writeScope(
      _ scope: InstrumentationScope.Storage, _ record: inout SpanRecord, _ traceState: TraceState
    ) {
      self.scope = nil
      scopeOrder = 0
      content.scope = InstrumentationScope(scope)
      if hasContent || !traceState.isEmpty { return writeContent(&record, traceState) }
      if scopeOnly?.content.scope?.storage !== scope { scopeOnly = SpanDetails(content) }
      record.details = scopeOnly
      content.scope = nil
    }

    /// Forgets how many details were dropped, and says how many.
    mutating func takeDropped() -> Int {
      defer { dropped = 0 }
      return dropped
    }

    /// Gives memory that nothing refers to back to the system.
    mutating func releaseMemory() {
      takeSlab(0)
      pool.trim(keeping: 0)
      scopeOnly = nil
    }
  }

  extension [Property] {
    /// Keeps one property of each key, with its last value in the place of its first, and no more than the limit; those
    /// with an empty key go.
    ///
    /// As for the properties of a span: OpenTelemetry wants the keys of events and links to be unique as well.
    ///
    /// - Returns: How many properties were left out because of the limit or an empty key.
    mutating func keepOneOfEachKey(limit: Int) -> Int {
      var kept = 0
      var dropped = 0
      // Nothing is written where nothing changes: the array may be the application's, too, and would be copied.
      for index in indices {
        if let earlier = (0..<kept).first(where: { self[$0].key.hasSameBytes(as: self[index].key) }) {
          self[earlier].value = self[index].value
        } else if kept == limit || self[index].key.isEmpty {
          dropped += 1
        } else {
          if kept != index { self[kept] = self[index] }
          kept += 1
        }
      }
      if kept < count { removeLast(count - kept) }
      return dropped
    }
  }
#endif
