#if Macros
  /// Statements without the empty lines in front of them, and how many those were.
  struct NumberedText {
    let text: String
    let linesBefore: Int

    init(_ whole: String) {
      let space = whole.prefix { $0.isWhitespace }
      let begin = space.lastIndex(where: \.isNewline).map(whole.index(after:)) ?? whole.startIndex
      text = String(whole[begin...])
      linesBefore = whole[..<begin].count { $0.isNewline }
    }
  }
#endif
