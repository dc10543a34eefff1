/// Writes events of the Trace Event Format one after the other into bytes that are used again.
struct TraceEventText {
  let processID: Int64
  /// What times in the file are counted from, in nanoseconds since 1970.
  ///
  /// Viewers calculate with doubles, which are not exact to the nanosecond for times since 1970.
  let epoch: UInt64
  private(set) var bytes: [UInt8] = []
  /// Where the events end.
  private(set) var ends: [Int] = []

  init(processID: Int64, epoch: UInt64) {
    self.processID = processID
    self.epoch = epoch
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
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
    ends.append(bytes.count)
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
    ends.append(bytes.count)
  }

  // MARK: Parts

  private mutating func begin(_ name: String, phase: String, track: UInt32) {
    add("{\"name\":")
    JSONText.append(name, to: &bytes)
    add(",\"ph\":\"\(phase)\",\"pid\":\(processID),\"tid\":\(track)")
  }

  private mutating func addMetadata(_ name: String, _ key: String, _ value: String, track: UInt32) {
    begin(name, phase: "M", track: track)
    add(",\"args\":{\"\(key)\":")
    JSONText.append(value, to: &bytes)
    add("}}")
    ends.append(bytes.count)
  }

  private mutating func addProperties(_ properties: some Collection<Property>) {
    guard !properties.isEmpty else { return }
    add(",\"properties\":{")
    for (index, property) in properties.enumerated() {
      if index > 0 { add(",") }
      JSONText.append(property.key, to: &bytes)
      add(":")
      JSONText.append(property.value, to: &bytes)
    }
    add("}")
  }

  private mutating func addField(_ name: String, _ value: String) {
    add(",\"\(name)\":")
    JSONText.append(value, to: &bytes)
  }

  /// What began before the epoch begins with it: viewers know no negative times.
  private func sinceEpoch(_ unixNanoseconds: UInt64) -> UInt64 { unixNanoseconds - min(unixNanoseconds, epoch) }

  private mutating func addMicroseconds(_ nanoseconds: UInt64) {
    let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1000)
    add("\(whole)")
    if rest > 0 { add(rest < 10 ? ".00\(rest)" : rest < 100 ? ".0\(rest)" : ".\(rest)") }
  }

  private mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
