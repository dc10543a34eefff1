#if GRPC
  internal import GRPCCore

  /// How long the client waits for a call, as it has told the server.
  ///
  /// An interceptor is not told when the time is up: all it sees is that the call was cancelled.
  enum CallDeadline {
    /// The value of `grpc-timeout`; nil without one.
    static func timeout(_ metadata: Metadata) -> Duration? {
      metadata[stringValues: "grpc-timeout"].first { _ in true }.flatMap { timeout($0) }
    }

    /// Reads at most eight digits and a unit, as in gRPC's protocol over HTTP/2; nil for anything else.
    static func timeout(_ text: String) -> Duration? {
      let digits = text.dropLast()
      guard (1...8).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) }),
        let amount = Int64(digits)
      else { return nil }
      switch text.last {
      case "H": return .seconds(amount * 3600)
      case "M": return .seconds(amount * 60)
      case "S": return .seconds(amount)
      case "m": return .milliseconds(amount)
      case "u": return .microseconds(amount)
      case "n": return .nanoseconds(amount)
      default: return nil
      }
    }

    /// True when a call that was cancelled after `elapsed` has most likely run out of time.
    ///
    /// The time has begun to run a little before the span.
    static func hasPassed(_ timeout: Duration?, after elapsed: Duration?) -> Bool {
      guard let timeout, let elapsed else { return false }
      return elapsed >= timeout * 0.9
    }
  }
#endif
