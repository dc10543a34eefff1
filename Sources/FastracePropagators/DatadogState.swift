internal import Fastrace

/// What Datadog's headers say beyond ids and a plain decision, and how it is kept in a `traceState`.
///
/// The member `dd` holds fields such as `s:2;o:rum;t.dm:-4`: the priority, the origin, and a field `t.` for each tag.
/// In values an equals sign is spelled `~`, and other characters that the grammar or the separators forbid become `_`.
struct DatadogState {
  /// The priority, as far as it says more than whether the trace is recorded.
  var priority: Int?

  /// Where the trace comes from, for instance `synthetics` or `rum`.
  var origin: String?

  /// The tags of the trace.
  var tags = DatadogTags()

  private static var key: String { "dd" }

  /// Makes a state of what the headers say.
  init(priority: Int?, origin: String?, tags: DatadogTags) {
    self.priority = priority == 0 || priority == 1 ? nil : priority
    self.origin = origin
    self.tags = tags
  }

  /// Reads the state back from the member `dd`, ignoring fields of other kinds.
  init(_ traceState: TraceState) {
    traceState[Self.key]?.withHeaderBytes { bytes in
      _ = bytes.allFields(in: 0..<bytes.count, separator: UInt8(ascii: ";")) { range in
        read(bytes, range)
        return true
      }
    }
  }

  /// The state as a list with at most one member, empty when there is nothing to say.
  ///
  /// Fields that do not fit into the 256 characters of a value are left out.
  var traceState: TraceState {
    var fields = [("s", priority.map { String($0) } ?? ""), ("o", origin ?? "")]
    fields += tags.list.map { ("t.\($0.name)", $0.value) }
    var text = ""
    for (name, value) in fields where !value.isEmpty {
      let field = "\(text.isEmpty ? "" : ";")\(name):\(Self.escaped(value))"
      guard text.utf8.count + field.utf8.count <= TraceStateGrammar.maximumLength else { continue }
      text += field
    }
    return (try? TraceState().setting(text, forKey: Self.key)) ?? TraceState()
  }

  /// The priority to send for a decision, or nil for a deferred one.
  ///
  /// The priority that was received is sent again as long as the decision has not changed.
  func priority(for decision: PropagatedContext.SamplingDecision) -> Int? {
    switch decision {
    case .deferred: nil
    case .debug: 2
    case .accept: priority.flatMap { $0 > 0 ? $0 : nil } ?? 1
    case .deny: priority.flatMap { $0 > 0 ? nil : $0 } ?? 0
    }
  }

  private mutating func read(_ bytes: HeaderBytes, _ range: Range<Int>) {
    guard let colon = bytes.index(of: UInt8(ascii: ":"), in: range), colon + 1 < range.upperBound else { return }
    let name = range.lowerBound..<colon
    let value = bytes.string(colon + 1..<range.upperBound)
    if bytes.equals("s", in: name) {
      priority = DatadogFormat.priority(value)
    } else if bytes.equals("o", in: name) {
      origin = Self.unescaped(value)
    } else if name.count > 2, bytes.equals("t.", in: name.prefix(2)), !bytes.equals("t.tid", in: name) {
      // A `tid` would contradict the trace id, of which it is a part.
      tags.list.append((name: bytes.string(name.dropFirst(2)), value: Self.unescaped(value)))
    }
  }

  /// Replaces what may not stand in the value of a field.
  private static func escaped(_ text: String) -> String {
    String(
      text.unicodeScalars.map { scalar -> Character in
        switch scalar {
        case "=": "~"
        case ",", ";", "~": "_"
        case " "..."~": Character(scalar)
        default: "_"
        }
      })
  }

  private static func unescaped(_ text: String) -> String {
    String(text.map { $0 == "~" ? "=" : $0 })
  }
}

/// The tags that belong to a whole trace and travel in `x-datadog-tags`.
///
/// Only tags whose name begins with `_dd.p.` travel. That prefix is left out here, and so is the tag `tid`, which is
/// part of the trace id and kept there.
struct DatadogTags {
  /// Names without prefix and values, in their order.
  var list: [(name: String, value: String)] = []

  /// The high half of the trace id, or zero if there was none.
  var traceIDHigh: UInt64 = 0

  private static var prefix: StaticString { "_dd.p." }

  /// How many bytes the header can have.
  private static var maximumLength: Int { 512 }

  /// Makes an empty list.
  init() {}

  /// Reads the tags of a header, skipping all that are malformed.
  init(headerValue: String) {
    headerValue.withHeaderBytes { bytes in
      _ = bytes.allFields(in: 0..<bytes.count, separator: UInt8(ascii: ",")) { range in
        add(bytes, bytes.trimming(range))
        return true
      }
    }
  }

  /// Spells the tags, with the high half of the trace id first unless that is zero.
  ///
  /// Tags that would make the header longer than 512 bytes are left out, because receivers drop longer ones.
  func headerValue(traceIDHigh: UInt64) -> String {
    var text = traceIDHigh == 0 ? "" : "\(Self.prefix)tid=\(SpanID(rawValue: traceIDHigh))"
    for tag in list {
      let member = "\(text.isEmpty ? "" : ",")\(Self.prefix)\(tag.name)=\(tag.value)"
      guard text.utf8.count + member.utf8.count <= Self.maximumLength else { continue }
      text += member
    }
    return text
  }

  /// Whether a byte may stand in a name that is kept: printable ASCII without the separators of `DatadogState`.
  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="): false
    case 0x21...0x7E: true
    default: false
    }
  }

  private mutating func add(_ bytes: HeaderBytes, _ range: Range<Int>) {
    let prefixEnd = range.lowerBound + Self.prefix.utf8CodeUnitCount
    guard prefixEnd < range.upperBound, bytes.equals(Self.prefix, in: range.lowerBound..<prefixEnd),
      let equals = bytes.index(of: UInt8(ascii: "="), in: prefixEnd..<range.upperBound)
    else { return }
    let name = prefixEnd..<equals
    let value = equals + 1..<range.upperBound
    if bytes.equals("tid", in: name) {
      traceIDHigh = bytes.hexNumber(in: value) ?? 0
    } else if !name.isEmpty, !value.isEmpty, bytes.all(in: name, isNameByte) {
      list.append((name: bytes.string(name), value: bytes.string(value)))
    }
  }
}
