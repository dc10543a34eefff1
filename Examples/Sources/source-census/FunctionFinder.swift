/// A function with a body.
struct FunctionCount: Sendable {
  var name: String
  var path: String
  var line: Int
  var lines: Int
}

/// Finds the functions of a Swift file by their keyword and the braces of their body.
struct FunctionFinder {
  let file: SourceFile
  let bytes: [UInt8]
  let tokens: [Token]

  func functions() -> [FunctionCount] {
    guard file.language == .swift else { return [] }
    return tokens.indices.compactMap(function)
  }

  private func function(at index: Int) -> FunctionCount? {
    guard tokens[index].kind == .keyword, text(index) == "func" || text(index) == "init" else { return nil }
    let isCall = index > 0 && text(index - 1) == "."
    guard !isCall, let open = bodyStart(after: index), let end = bodyEnd(from: open) else { return nil }
    let line = tokens[index].firstLine
    let name = text(index) == "init" ? "init" : text(index + 1)
    return FunctionCount(name: name, path: file.path, line: line, lines: tokens[end].lastLine - line + 1)
  }

  /// The brace that opens the body; nil for a requirement of a protocol, which has none.
  private func bodyStart(after index: Int) -> Int? {
    var depth = 0
    for position in tokens.indices[(index + 1)...] {
      switch text(position) {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{" where depth == 0: return position
      case "}", "func", "var", "init", "static", "associatedtype": if depth == 0 { return nil }
      default: break
      }
      if depth < 0 { return nil }
    }
    return nil
  }

  private func bodyEnd(from open: Int) -> Int? {
    var depth = 0
    for position in tokens.indices[open...] where tokens[position].kind == .punctuation {
      if text(position) == "{" { depth += 1 }
      if text(position) == "}" { depth -= 1 }
      if depth == 0 { return position }
    }
    return nil
  }

  private func text(_ index: Int) -> String {
    tokens.indices.contains(index) ? String(decoding: bytes[tokens[index].range], as: UTF8.self) : ""
  }
}
