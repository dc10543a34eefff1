#if Logging
  internal import CFastrace
  internal import CLogforth

  /// The process and its surroundings.
  enum Environment {
    /// The value of a variable; nil when it is not set.
    static func value(of name: String) -> String? {
      // SAFETY: copied at once; only a concurrent change of the environment could harm, as for any reader.
      guard let value = unsafe logforth_environment(name) else { return nil }
      return unsafe String(cString: value)
    }

    static let hostName = unsafe text { unsafe logforth_host_name($0, 256) }
    static let programName = unsafe text { unsafe logforth_program_name($0, 256) }
    static var processID: Int32 { logforth_process_id() }
    static var monotonicNanoseconds: UInt64 { fastrace_monotonic_ns() }

    /// What a function of the system writes into a buffer of 256 bytes.
    // SAFETY: the buffer is as large as all callers say, and they end the text with a zero.
    static func text(_ body: (UnsafeMutablePointer<CChar>) -> Void) -> String {
      unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
        guard let base = buffer.baseAddress else { return "" }
        unsafe base.initialize(repeating: 0, count: 256)
        unsafe body(base)
        return unsafe String(cString: base)
      }
    }
  }

  /// An error of the operating system.
  struct SystemError: Error, CustomStringConvertible {
    let code: Int32
    var isResolverError: Bool { code > 10_000 }

    /// The error of a code, or nil for 0.
    init?(_ code: Int32) {
      if code == 0 { return nil }
      self.code = code
    }

    var description: String {
      unsafe Environment.text { buffer in
        if isResolverError {
          unsafe logforth_resolver_error_text(code - 10_000, buffer)
        } else {
          unsafe logforth_error_text(code, buffer)
        }
      }
    }
  }
#endif
