/// Text that is safe to print: control characters, line breaks and marks that turn the direction of text are escaped.
package enum PrintableText {
  /// The text with escapes for what must not reach a terminal.
  package static func of(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    return text.unicodeScalars.reduce(into: "") { append($1, to: &$0) }
  }

  /// The text as it is if it is one plain word, else in quotes with escapes.
  package static func word(_ text: String) -> String {
    if !text.isEmpty, text.unicodeScalars.allSatisfy(isPlain) { return text }
    return quoted(text)
  }

  /// The text in quotes, with escapes.
  package static func quoted(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "\"") { result, scalar in
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      append(scalar, to: &result)
    } + "\""
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    guard isHarmful(scalar) else { return text.unicodeScalars.append(scalar) }
    switch scalar {
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    default: text += "\\u{" + String(scalar.value, radix: 16) + "}"
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "\\", "=": false
    default: !isHarmful(scalar) && !scalar.properties.isWhitespace
    }
  }

  private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x7F { return scalar.value < 0x20 }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    // Joiners and tags make up words and emoji; the other format characters are invisible or reorder what is around.
    case .format: scalar.value != 0x200C && scalar.value != 0x200D && !(0xE0020...0xE007F).contains(scalar.value)
    default: false
    }
  }
}
