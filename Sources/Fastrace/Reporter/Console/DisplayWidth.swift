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
