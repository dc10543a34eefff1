/// Why an expectation about a trace was not met: what was expected, and what there is.
///
/// Thrown in a test, its description is what the test runner shows.
public struct ExpectationFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was expected, what there is instead, and the whole tree as text.
  public let description: String

  init(_ message: String, tree: SpanTree? = nil, _ fileID: String? = nil, _ line: Int = 0) {
    var text = fileID.map { "\($0):\(line): " } ?? ""
    text += message
    if let tree { text += "\n" + (tree.text.isEmpty ? "There are no spans." : "The trace:\n" + tree.text.indented) }
    description = text
  }
}

extension String {
  /// Each line after two spaces.
  var indented: String {
    split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }.joined(separator: "\n")
  }
}
