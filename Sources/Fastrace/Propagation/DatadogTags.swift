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
