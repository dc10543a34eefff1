extension TraceSpan {
  /// How the work of a span ended, as in the OpenTelemetry trace specification, section Set Status.
  public enum Status: Sendable, Hashable {
    /// Nobody said; the default.
    case unset
    /// The application says that the work succeeded, whatever else was recorded.
    case ok
    /// The work failed, with a description for people.
    case error(_ description: String)

    /// The work failed, without a description.
    public static var error: TraceSpan.Status { .error("") }

    /// True for ``error(_:)``.
    public var isError: Bool {
      if case .error = self { return true }
      return false
    }
  }
}

extension TraceSpan.Status {
  /// The code of the OTLP wire format.
  package var code: UInt8 {
    switch self {
    case .unset: 0
    case .ok: 1
    case .error: 2
    }
  }

  /// The description of an error; empty otherwise.
  package var message: String {
    if case .error(let description) = self { return description }
    return ""
  }

  package init(code: UInt8, message: String) {
    switch code {
    case 1: self = .ok
    case 2: self = .error(message)
    default: self = .unset
    }
  }
}
