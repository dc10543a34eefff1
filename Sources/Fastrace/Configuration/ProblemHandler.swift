internal import CFastrace

extension Fastrace {
  /// Takes what goes wrong in the background, where no caller could be told: failing exports, full buffers, slow reporters.
  ///
  /// It is called on a background thread, must not wait, and may call anything but the functions that wait for exports.
  public struct ProblemHandler: Sendable {
    /// Something that went wrong.
    public struct Problem: Sendable, CustomStringConvertible {
      /// What kind of problem it is: stable, to count or filter by.
      public var kind: String
      /// What happened, to what, and what to do.
      public var description: String

      /// A problem of a kind.
      public init(kind: String, description: String) {
        self.kind = kind
        self.description = description
      }
    }

    private let body: @Sendable (Problem) -> Void

    /// A problem handler that calls `body` for each problem.
    public init(_ body: @escaping @Sendable (Problem) -> Void) { self.body = body }

    /// Hands a problem to the problem handler.
    public func report(_ problem: Problem) { body(problem) }

    /// Writes at most one line a minute for each kind of problem to standard error.
    ///
    /// Control characters are escaped, and what is longer than 2,000 characters is cut.
    public static let standardError: Fastrace.ProblemHandler = {
      let limiter = RateLimiter()
      return Fastrace.ProblemHandler { problem in
        if limiter.admits(problem.kind) { StandardError.write(line(of: problem)) }
      }
    }()

    /// One line, whatever is in the description: receivers and files have a say in it.
    package static func line(of problem: Problem) -> String {
      let text = PrintableText.of(String(problem.description.unicodeScalars.prefix(longestText)))
      let isCut = problem.description.unicodeScalars.dropFirst(longestText).first != nil
      return "fastrace: \(text)\(isCut ? "…" : "")\n"
    }

    /// Unicode scalars of a description that are written.
    private static var longestText: Int { 2_000 }

    /// Ignores all problems; the statistics still count them.
    public static let silent = Fastrace.ProblemHandler { _ in }
  }
}

/// Admits each kind once a minute.
///
/// Thread-safe.
package final class RateLimiter: Sendable {
  private let lastTimes = Locked<[String: UInt64]>([:])

  package init() {}

  /// True when the last problem of the kind that was admitted is a minute ago.
  package func admits(_ kind: String) -> Bool { admits(kind, at: fastrace_monotonic_ns()) }

  /// The same at a time of the monotonic clock in nanoseconds.
  ///
  /// The time may lie before the last one: threads read the clock in one order, and come here in another.
  package func admits(_ kind: String, at now: UInt64) -> Bool {
    lastTimes.withLock { times in
      if let last = times[kind], now < last || now - last < 60_000_000_000 { return false }
      times[kind] = now
      return true
    }
  }
}
