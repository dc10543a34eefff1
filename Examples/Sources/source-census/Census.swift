import Fastrace

/// Adds up what is in the files.
actor Census {
  private var result = CensusSummary()

  func add(_ count: FileCount) {
    // A synchronous method of an actor cannot suspend, so a local span is right.
    let span = LocalSpan.enter("add to census")
    span.setProperty("functions", count.functions.count)
    result.add(count)
  }

  func skip(_ file: SourceFile, _ reason: String) {
    LocalSpan.addEvent("file skipped")
    result.skipped.append(reason)
  }

  func summary() -> CensusSummary {
    let span = LocalSpan.enter("rank")
    result.functions.sort { ($1.lines, $0.path, $0.line) < ($0.lines, $1.path, $1.line) }
    span.setProperty("functions", result.functions.count)
    return result
  }
}

/// The numbers of all files.
struct CensusSummary: Sendable {
  struct Group: Sendable {
    var files = 0
    var lines = LineCount()
  }
  var languages: [Language: Group] = [:]
  var tokens = TokenCount()
  var names: [String: Int] = [:]
  var functions: [FunctionCount] = []
  var skipped: [String] = []

  mutating func add(_ count: FileCount) {
    languages[count.file.language, default: Group()].files += 1
    languages[count.file.language]?.lines += count.lines
    for kind in Token.Kind.allCases { tokens[kind] += count.tokens[kind] }
    names.merge(count.names, uniquingKeysWith: +)
    functions += count.functions
  }
}
