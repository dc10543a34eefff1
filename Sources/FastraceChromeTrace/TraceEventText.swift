internal import Fastrace
internal import FastraceWire

/// Writes events of the Trace Event Format one after the other into memory that is used again.
struct TraceEventText: ~Copyable {
  /// The process that the events are of; 0 before the first file.
  private(set) var processID: Int64 = 0
  /// What times in the file are counted from, in nanoseconds since 1970.
  ///
  /// Viewers calculate with doubles, which are not exact to the nanosecond for times since 1970.
  private var epoch: UInt64 = 0
  private var buffer = WireBuffer()
  /// Where the events end.
  private(set) var ends: [Int] = []

  /// How many bytes the events have.
  var count: Int { buffer.count }

  /// Says which process the next events are of, and what their times are counted from.
  mutating func begin(processID: Int64, epoch: UInt64) {
    self.processID = processID
    self.epoch = epoch
  }

  mutating func removeAll() {
    buffer.reset()
    ends.removeAll(keepingCapacity: true)
  }

  /// Calls `body` with the bytes of all events.
  borrowing func withBytes<Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    unsafe try buffer.withBytes(body)
  }

  // MARK: Events

  /// What viewers show above all tracks.
  mutating func addProcess(name: String) {
    addMetadata("process_name", "name", name, track: 0)
    addMetadata("process_labels", "labels", "times since \(TimeOfDay.timestamp(epoch))", track: 0)
  }

  /// The name of a track.
  mutating func addTrack(_ number: UInt32, name: String) {
    addMetadata("thread_name", "name", name, track: number)
  }

  /// A span and the events in it.
  mutating func addSpan(_ span: SpanRecord, track: UInt32) {
    begin(span.name, phase: "X", track: track)
    add(",\"cat\":\"\(span.kind.name)\",\"ts\":")
    addMicroseconds(sinceEpoch(span.startUnixNanoseconds))
    add(",\"dur\":")
    addMicroseconds(span.durationNanoseconds)
    if span.status.isError { add(",\"cname\":\"terrible\"") }
    add(",\"args\":{\"trace_id\":\"\(span.traceID)\",\"span_id\":\"\(span.spanID)\"")
    if span.parentID.isValid { add(",\"parent_id\":\"\(span.parentID)\"") }
    if span.isParentRemote { add(",\"parent_is_remote\":true") }
    add(",\"thread\":\(span.threadID)")
    addDetails(span)
    add("}}")
    ends.append(buffer.count)
    for event in span.events { addInstant(event, of: span, track: track) }
  }

  private mutating func addDetails(_ span: SpanRecord) {
    switch span.status {
    case .unset: break
    case .ok: add(",\"status\":\"ok\"")
    case .error(let description):
      add(",\"status\":\"error\"")
      if !description.isEmpty { addField("status_description", description) }
    }
    addProperties(span.properties)
    if !span.links.isEmpty { addLinks(span.links) }
    if !span.traceState.isEmpty { addField("trace_state", span.traceState.headerValue) }
    if span.isLate { add(",\"late\":true") }
    if span.isPartialTrace { add(",\"partial_trace\":true") }
    if span.droppedPropertyCount > 0 { add(",\"dropped_properties\":\(span.droppedPropertyCount)") }
    if span.droppedEventCount > 0 { add(",\"dropped_events\":\(span.droppedEventCount)") }
    if span.droppedLinkCount > 0 { add(",\"dropped_links\":\(span.droppedLinkCount)") }
  }

  private mutating func addLinks(_ links: [TraceSpan.Link]) {
    add(",\"links\":[")
    for (index, link) in links.enumerated() {
      add(
        "\(index > 0 ? "," : "")"
          + "{\"trace_id\":\"\(link.context.traceID)\",\"span_id\":\"\(link.context.spanID)\"")
      addProperties(link.properties.elements)
      add("}")
    }
    add("]")
  }

  private mutating func addInstant(_ event: SpanRecord.TimedEvent, of span: SpanRecord, track: UInt32) {
    begin(event.name, phase: "i", track: track)
    add(",\"cat\":\"event\",\"s\":\"t\",\"ts\":")
    addMicroseconds(sinceEpoch(event.unixNanoseconds))
    add(",\"args\":{\"span_id\":\"\(span.spanID)\"")
    addProperties(event.properties)
    add("}}")
    ends.append(buffer.count)
  }

  // MARK: Parts

  private mutating func begin(_ name: String, phase: String, track: UInt32) {
    add("{\"name\":")
    buffer.appendJSON(name)
    add(",\"ph\":\"\(phase)\",\"pid\":\(processID),\"tid\":\(track)")
  }

  private mutating func addMetadata(_ name: String, _ key: String, _ value: String, track: UInt32) {
    begin(name, phase: "M", track: track)
    add(",\"args\":{\"\(key)\":")
    buffer.appendJSON(value)
    add("}}")
    ends.append(buffer.count)
  }

  private mutating func addProperties(_ properties: some Collection<Property>) {
    guard !properties.isEmpty else { return }
    add(",\"properties\":{")
    for (index, property) in properties.enumerated() {
      if index > 0 { add(",") }
      buffer.appendJSON(property.key)
      add(":")
      buffer.appendPlainJSON(property.value)
    }
    add("}")
  }

  private mutating func addField(_ name: String, _ value: String) {
    add(",\"\(name)\":")
    buffer.appendJSON(value)
  }

  /// What began before the epoch begins with it: viewers know no negative times.
  private func sinceEpoch(_ unixNanoseconds: UInt64) -> UInt64 { unixNanoseconds - min(unixNanoseconds, epoch) }

  private mutating func addMicroseconds(_ nanoseconds: UInt64) {
    let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1000)
    add("\(whole)")
    if rest > 0 { add(rest < 10 ? ".00\(rest)" : rest < 100 ? ".0\(rest)" : ".\(rest)") }
  }

  private mutating func add(_ text: String) { buffer.append(text) }
}
