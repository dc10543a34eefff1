package import Fastrace

/// Reads settings from environment variables, after the rules of the OpenTelemetry specification.
///
/// An empty variable counts as one that is not set. A value that makes no sense is reported to the problem handler, once for each
/// variable and value, and ignored: what stands in the environment never stops a process.
package struct EnvironmentVariables: Sendable {
  private let lookUp: @Sendable (String) -> String?
  private let problemHandler: Fastrace.ProblemHandler
  private let warnings: Warnings

  /// The variables of the process.
  package static func ofProcess(problemHandler: Fastrace.ProblemHandler = .standardError) -> EnvironmentVariables {
    EnvironmentVariables(problemHandler: problemHandler, warnings: .shared) { Environment[$0] }
  }

  /// Variables that are given, for tests.
  package init(_ variables: [String: String], problemHandler: Fastrace.ProblemHandler = .standardError) {
    self.init(problemHandler: problemHandler, warnings: Warnings()) { variables[$0] }
  }

  private init(
    problemHandler: Fastrace.ProblemHandler, warnings: Warnings, lookUp: @escaping @Sendable (String) -> String?
  ) {
    self.lookUp = lookUp
    self.problemHandler = problemHandler
    self.warnings = warnings
  }

  /// The text of a variable without spaces around it; nil when nothing is left.
  package subscript(name: String) -> String? {
    guard let value = lookUp(name) else { return nil }
    let text = value.withHeaderBytes { $0.string($0.trimming(0..<$0.count)) }
    return text.isEmpty ? nil : text
  }

  /// The first of these variables that is set, with its name.
  package func first(of names: [String]) -> (name: String, value: String)? {
    for name in names { if let value = self[name] { return (name, value) } }
    return nil
  }

  /// Tells the problem handler that a variable was not understood, unless it was told the same before.
  package func warn(_ name: String, _ problem: String) {
    let description = "the environment variable \(name) \(problem)"
    guard warnings.isNew(description) else { return }
    problemHandler.report(Fastrace.ProblemHandler.Problem(kind: "environment-\(name)", description: description))
  }
}

extension EnvironmentVariables {
  /// True for `true` in any case, false for `false` and when nothing is set.
  package func bool(_ name: String) -> Bool {
    guard let value = self[name] else { return false }
    switch value.lowercased() {
    case "true": return true
    case "false": return false
    default:
      warn(name, "is \"\(value)\", which is neither true nor false; it is taken as false")
      return false
    }
  }

  /// A whole number within a range; nil when there is none.
  package func integer(_ names: String..., in range: ClosedRange<Int>) -> Int? {
    guard let (name, value) = first(of: names) else { return nil }
    guard let number = Int(value), range.contains(number) else {
      let limit = "from \(range.lowerBound)" + (range.upperBound == .max ? "" : " to \(range.upperBound)")
      warn(name, "is \"\(value)\", which is no whole number \(limit); it is ignored")
      return nil
    }
    return number
  }

  /// A number of milliseconds; nil when there is none.
  package func milliseconds(_ names: String..., atLeast least: Int = 0) -> Duration? {
    guard let (name, value) = first(of: names) else { return nil }
    guard let number = Int64(value), number >= least else {
      warn(name, "is \"\(value)\", which is no number of milliseconds from \(least); it is ignored")
      return nil
    }
    return .milliseconds(number)
  }

  /// The names of a list with commas, in lower case, each once; nil when there is none.
  package func names(_ name: String) -> [String]? {
    guard let value = self[name] else { return nil }
    var names: [String] = []
    for part in value.lowercased().utf8.split(separator: UInt8(ascii: ",")) {
      let text = Substring(part).trimmingBlanks
      if !text.isEmpty, !names.contains(text) { names.append(text) }
    }
    return names.isEmpty ? nil : names
  }

  /// A list of `key=value`, separated by commas, as in the header of W3C Baggage; keys and values are percent-decoded.
  ///
  /// Members that are malformed are reported and left out.
  package func pairs(_ names: String...) -> [(key: String, value: String)] {
    guard let (name, list) = first(of: names) else { return [] }
    var pairs: [(key: String, value: String)] = []
    // By bytes: a separator in front of an accent is one all the same.
    let members = list.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    for (index, member) in members.enumerated() {
      let text = Substring(member).trimmingBlanks
      if text.isEmpty { continue }
      if let pair = Self.pair(text) {
        pairs.append(pair)
      } else {
        // Values may be secrets.
        warn(name, "has a member that is no key=value with percent-encoding, at place \(index + 1); it is ignored")
      }
    }
    return pairs
  }

  private static func pair(_ text: String) -> (key: String, value: String)? {
    guard let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) else { return nil }
    let key = PercentEncoding.decodeStrictly(text[..<equals].trimmingBlanks)
    let value = PercentEncoding.decodeStrictly(text[text.utf8.index(after: equals)...].trimmingBlanks)
    guard let key, let value, !key.isEmpty else { return nil }
    return (key, value)
  }
}

extension Substring {
  /// The text without spaces and tabs at both ends.
  fileprivate var trimmingBlanks: String {
    String(self).withHeaderBytes { $0.string($0.trimming(0..<$0.count)) }
  }
}

/// What the problem handler was told already.
private final class Warnings: Sendable {
  /// Those about the environment of the process.
  static let shared = Warnings()
  private let told = Locked<Set<String>>([])

  func isNew(_ warning: String) -> Bool { told.withLock { $0.insert(warning).inserted } }
}
