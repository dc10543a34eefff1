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
