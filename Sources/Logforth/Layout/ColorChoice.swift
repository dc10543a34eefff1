#if Logging
  internal import CFastrace
  internal import CLogforth

  /// Whether text is coloured.
  public enum ColorChoice: Sendable, Hashable {
    /// When the text goes to a terminal, unless `NO_COLOR` is set or `CLICOLOR` is 0; always when `CLICOLOR_FORCE` is set.
    case automatic
    /// Always.
    case always
    /// Never.
    case never

    /// Whether what is written to a descriptor is coloured.
    func isColored(descriptor: Int32) -> Bool {
      switch self {
      case .always: true
      case .never: false
      case .automatic: Self.isColored(isTerminal: fastrace_is_terminal(descriptor), environment: Environment.value(of:))
      }
    }

    /// The choice by the variables, as https://no-color.org and https://bixense.com/clicolors have it.
    static func isColored(isTerminal: Bool, environment: (String) -> String?) -> Bool {
      if let value = environment("NO_COLOR"), !value.isEmpty { return false }
      if let value = environment("CLICOLOR_FORCE"), !value.isEmpty, value != "0" { return true }
      if environment("CLICOLOR") == "0" { return false }
      return isTerminal && environment("TERM") != "dumb"
    }
  }
#endif
