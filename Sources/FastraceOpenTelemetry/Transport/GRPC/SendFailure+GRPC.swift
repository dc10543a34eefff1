internal import Fastrace
package import FastraceHTTPExport
package import FastraceOTLP

extension SendFailure {
  /// What the protocol says about a status of gRPC.
  ///
  /// CANCELLED, DEADLINE_EXCEEDED, ABORTED, OUT_OF_RANGE, UNAVAILABLE and DATA_LOSS are worth another try;
  /// RESOURCE_EXHAUSTED only if the receiver says when. No other is.
  package init(grpcCode code: Int, description: String, details: RPCStatus?) {
    // Receivers have no status of its own for it.
    let isTooLarge = (code == 8 || code == 11) && Self.saysTooLarge(description)
    let isRetryable: Bool
    switch code {
    case 1, 4, 10, 11, 14, 15: isRetryable = !isTooLarge
    case 8: isRetryable = details?.retryDelay != nil
    default: isRetryable = false
    }
    let retryAfter = isRetryable ? details?.retryDelay : nil
    self.init(ReportFailure(description, isRetryable: isRetryable, retryAfter: retryAfter), isTooLarge: isTooLarge)
  }

  /// How gRPC in C and Go, in Rust, in Java and in Swift say that a message is too large.
  private static func saysTooLarge(_ description: String) -> Bool {
    ["larger than max", "too large", "exceeds maximum size", "exceeded the configured maximum"].contains {
      description.contains($0)
    }
  }
}
