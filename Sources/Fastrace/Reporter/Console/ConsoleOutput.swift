internal import CFastrace

/// Where a ``ConsoleReporter`` writes to.
public struct ConsoleOutput: Sendable {
  private enum Target {
    case standardError
    case standardOutput
    case closure(@Sendable (String) -> Void)
  }
  private let target: Target

  /// The standard error of the process, written without a buffer.
  public static let standardError = ConsoleOutput(target: .standardError)

  /// The standard output of the process, through the same buffer as `print`.
  public static let standardOutput = ConsoleOutput(target: .standardOutput)

  /// A closure that gets whole lines, the line break at the end included; several at once.
  public static func closure(_ body: @escaping @Sendable (String) -> Void) -> ConsoleOutput {
    ConsoleOutput(target: .closure(body))
  }

  func write(_ text: String) {
    guard !text.isEmpty else { return }
    switch target {
    case .standardError: StandardError.write(text)
    case .standardOutput: print(text, terminator: "")
    case .closure(let body): body(text)
    }
  }

  /// True for a terminal whose user has not asked for text without colour (no-color.org).
  var takesColor: Bool {
    guard Environment["NO_COLOR", default: ""].isEmpty, Environment["TERM"] != "dumb" else { return false }
    return switch target {
    case .standardError: fastrace_is_terminal(2)
    case .standardOutput: fastrace_is_terminal(1)
    case .closure: false
    }
  }
}
