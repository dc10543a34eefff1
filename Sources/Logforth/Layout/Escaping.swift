#if Logging
  internal import FastraceWire

  /// How texts are kept within their line.
  enum Escaping {
    /// For people: only what could break a line or drive a terminal is escaped.
    case text
    /// Inside the quotes of JSON (RFC 8259).
    case json
    /// Inside the quotes of text and logfmt: quotes and backslashes are escaped as well.
    case quoted
  }

  extension LogBuffer {
    /// Writes a text without anything that ends a line or that a terminal obeys: control characters (C0, DEL, C1, which
    /// holds NEL), and the line and paragraph separators U+2028 and U+2029.
    mutating func append(_ text: String, escaping: Escaping) {
      unsafe text.withBytes { unsafe appendEscaped($0, escaping) }
    }

    // SAFETY: every index is below the count of the bytes, which the caller lends for the call.
    mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>, _ escaping: Escaping) {
      var (start, index) = (0, 0)
      while index < text.count {
        let byte = unsafe text[index]
        // One comparison for almost every byte: printable ASCII without quote and backslash, and all that begins no C1
        // control or separator.
        if byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F && byte != 0xC2 && byte != 0xE2 {
          index += 1
          continue
        }
        let length = unsafe Self.escapedLength(text, index, escaping)
        if length == 0 {
          index += 1
          continue
        }
        unsafe append(text, start..<index)
        unsafe appendEscape(text, index, length, escaping)
        index += length
        start = index
      }
      unsafe append(text, start..<text.count)
    }

    /// How many bytes here make a character that has to be escaped; zero when there is none.
    private static func escapedLength(_ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ escaping: Escaping) -> Int {
      switch unsafe text[index] {
      case 0..<0x20, 0x7F: 1
      case 0x22, 0x5C: escaping == .text ? 0 : 1
      case 0xC2: index + 1 < text.count && (unsafe text[index + 1]) < 0xA0 ? 2 : 0
      case 0xE2:
        index + 2 < text.count && (unsafe text[index + 1]) == 0x80 && (unsafe text[index + 2]) & 0xFE == 0xA8 ? 3 : 0
      default: 0
      }
    }

    private mutating func appendEscape(
      _ text: UnsafeBufferPointer<UInt8>, _ index: Int, _ length: Int, _ escaping: Escaping
    ) {
      append(ascii: "\\")
      let byte = unsafe text[index]
      switch byte {
      case 0x0A: append(ascii: "n")
      case 0x0D: append(ascii: "r")
      case 0x09: append(ascii: "t")
      case 0x22, 0x5C: append(byte)
      default:
        let last = unsafe text[index + length - 1]
        let scalar = length == 3 ? 0x2000 | UInt16(last & 0x3F) : UInt16(last)
        append(ascii: "u")
        wire.appendHex(UInt64(scalar), digits: 4)
      }
    }
  }
#endif
