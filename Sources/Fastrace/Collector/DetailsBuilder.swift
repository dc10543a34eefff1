#if Enable
  /// Gathers the details of one span, in whatever order its threads' buffers are read.
  struct DetailsBuilder {
    private var content = SpanDetails.Content()
    /// The order numbers of the properties; later ones replace earlier ones.
    private var orders: [UInt32] = []
    private var statusOrder: UInt32 = 0
    private var nameOrder: UInt32 = 0
    private(set) var name: String?
    private(set) var kind: SpanKind?
    private(set) var parentIsRemote: Bool?
    /// Details that the limits left out.
    private(set) var dropped = 0

    /// Details that the builder holds.
    var count: Int { content.properties.count + content.events.count + content.links.count }

    mutating func setProperty(_ key: String, _ value: PropertyValue, order: UInt32, limit: Int) {
      if ReservedProperty.applies(to: key), applyReserved(key, value, order: order) { return }
      if let index = content.properties.firstIndex(where: { $0.key == key }) {
        guard order >= orders[index] else { return }
        content.properties[index].value = value
        orders[index] = order
      } else if content.properties.count < limit {
        content.properties.append(Property(key, value))
        orders.append(order)
      } else {
        content.droppedProperties += 1
        dropped += 1
      }
    }

    mutating func addEvent(_ event: SpanRecord.TimedEvent, limit: Int, propertyLimit: Int) {
      guard content.events.count < limit else {
        content.droppedEvents += 1
        dropped += 1
        return
      }
      var event = event
      if event.properties.count > propertyLimit {
        dropped += event.properties.count - propertyLimit
        event.properties.removeLast(event.properties.count - propertyLimit)
      }
      content.events.append(event)
    }

    mutating func addLink(_ link: Link, limit: Int, propertyLimit: Int) {
      guard content.links.count < limit else {
        content.droppedLinks += 1
        dropped += 1
        return
      }
      var link = link
      if link.properties.elements.count > propertyLimit {
        dropped += link.properties.elements.count - propertyLimit
        link.properties.elements.removeLast(link.properties.elements.count - propertyLimit)
      }
      content.links.append(link)
    }

    /// Sets the status.
    ///
    /// As OpenTelemetry demands, `ok` is final, and `unset` changes nothing.
    mutating func setStatus(_ status: SpanStatus, order: UInt32) {
      if status == .ok || (content.status != .ok && status != .unset && order >= statusOrder) {
        content.status = status
        statusOrder = order
      }
    }

    mutating func setName(_ name: String, order: UInt32) {
      guard self.name == nil || order >= nameOrder else { return }
      self.name = name
      nameOrder = order
    }

    private mutating func applyReserved(_ key: String, _ value: PropertyValue, order: UInt32) -> Bool {
      switch ReservedProperty(key, value) {
      case .kind(let kind): self.kind = kind
      case .parentIsRemote(let isRemote): parentIsRemote = isRemote
      case .statusCode(let code): setStatus(SpanStatus(code: code, message: content.status.message), order: order)
      case .statusDescription(let text): setStatus(.error(text), order: order)
      case nil: return false
      }
      return true
    }

    /// Puts everything into the record of the span.
    func finish(_ record: inout SpanRecord, traceState: TraceState) {
      if let name { record.name = name }
      if let kind { record.kind = kind }
      if let parentIsRemote { record.isParentRemote = parentIsRemote }
      var content = content
      content.traceState = traceState
      content.events.sort { $0.unixNanoseconds < $1.unixNanoseconds }
      if content != SpanDetails.Content() { record.details = SpanDetails(content) }
    }
  }

  /// Properties that say the same as a typed field, as users of string-only tracing libraries set them.
  enum ReservedProperty {
    case kind(SpanKind)
    case statusCode(UInt8)
    case statusDescription(String)
    case parentIsRemote(Bool)

    static func applies(to key: String) -> Bool { key.hasPrefix("span.") }

    /// Nil for any other key, and for values that mean nothing.
    init?(_ key: String, _ value: PropertyValue) {
      let text = value.description
      switch key {
      case "span.kind":
        guard let kind = SpanKind(name: text.lowercased()) else { return nil }
        self = .kind(kind)
      case "span.status_code":
        guard let code = ["unset", "ok", "error"].firstIndex(of: text.lowercased()) else { return nil }
        self = .statusCode(UInt8(code))
      case "span.status_description":
        self = .statusDescription(text)
      case "span.parent_span_is_remote":
        guard let isRemote = Bool(text.lowercased()) else { return nil }
        self = .parentIsRemote(isRemote)
      default:
        return nil
      }
    }
  }
#endif
