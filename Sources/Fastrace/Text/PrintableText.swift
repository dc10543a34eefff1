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

/// How many columns text takes on a terminal: two for wide characters and emoji, none for combining marks.
package enum DisplayWidth {
  /// The columns of a text without control characters.
  package static func of(_ text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + of($1) }
  }

  /// The columns of a character as a reader sees it, which may be made of several scalars.
  static func of(_ character: Character) -> Int {
    let sum = character.unicodeScalars.reduce(0) { $0 + of($1) }
    return sum > 2 && isEmoji(character) || isEmojiForm(character) ? 2 : sum
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    if isWide(scalar) { return 2 }
    // The vowels and final consonants of Hangul join the wide consonant before them.
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    return switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: 0
    default: 1
    }
  }

  /// Pictures that are joined to one, flags, and pictures with a colour of skin.
  private static func isEmoji(_ character: Character) -> Bool {
    character.unicodeScalars.first?.properties.isEmoji == true
  }

  /// The variation selector asks for the form as a picture, which is wide.
  private static func isEmojiForm(_ character: Character) -> Bool { character.unicodeScalars.contains("\u{FE0F}") }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    return scalar.properties.isEmojiPresentation || wide.contains { $0.contains(scalar.value) }
  }

  /// The blocks that are wide as a whole in the Unicode character property East_Asian_Width.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
    0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,
    0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]

  /// The text if it fits, else as much of its beginning as fits with an ellipsis.
  package static func fit(_ text: String, _ columns: Int) -> String {
    if text.utf8.count <= columns || of(text) <= columns { return text }
    var width = 1
    let end = text.firstIndex { character in
      width += of(character)
      return width > columns
    }
    return text[..<(end ?? text.endIndex)] + "…"
  }
}
