#if Macros
  import SwiftSyntax

  /// Changes to a piece of source text that leave everything else as it is.
  struct SourceEdits {
    private var edits: [(range: Range<AbsolutePosition>, text: String)] = []

    /// Replaces a node without what is around it.
    mutating func replace(_ node: some SyntaxProtocol, with text: String) {
      edits.append((node.positionAfterSkippingLeadingTrivia..<node.endPositionBeforeTrailingTrivia, text))
    }

    /// Replaces everything between two tokens.
    mutating func replace(between left: TokenSyntax, and right: TokenSyntax, with text: String) {
      let begin = left.endPositionBeforeTrailingTrivia
      edits.append((begin..<right.positionAfterSkippingLeadingTrivia, text))
    }

    /// Puts something in front of a node.
    mutating func insert(_ text: String, before node: some SyntaxProtocol) {
      let position = node.positionAfterSkippingLeadingTrivia
      edits.append((position..<position, text))
    }

    /// Puts something behind a node.
    mutating func insert(_ text: String, after node: some SyntaxProtocol) {
      let position = node.endPositionBeforeTrailingTrivia
      edits.append((position..<position, text))
    }

    /// The text of the node with the changes, none of which overlap.
    func applied(to node: Syntax) -> String {
      let bytes = Array(node.description.utf8)
      var result: [UInt8] = []
      var done = 0
      for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
        let (begin, end) = (offset(edit.range.lowerBound, in: node), offset(edit.range.upperBound, in: node))
        result += bytes[done..<begin] + Array(edit.text.utf8)
        done = end
      }
      return String(decoding: result + bytes[done...], as: UTF8.self)
    }

    private func offset(_ position: AbsolutePosition, in node: Syntax) -> Int {
      position.utf8Offset - node.position.utf8Offset
    }
  }
#endif
