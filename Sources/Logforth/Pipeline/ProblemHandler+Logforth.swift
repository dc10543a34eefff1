#if Logging
  public import Fastrace

  extension Fastrace.ProblemHandler {
    /// Writes at most one line a minute for each kind of problem to standard error, marked `logforth:`.
    public static let logforth: Fastrace.ProblemHandler = {
      let limiter = RateLimiter()
      return Fastrace.ProblemHandler { problem in
        guard limiter.admits(problem.kind) else { return }
        var line = LogBuffer()
        line.append("logforth: ")
        line.append(problem.description, escaping: .text)
        line.append("\n")
        // There is nobody left to tell if this fails as well.
        try? Output.write(line, to: 2)
      }
    }()
  }
#endif
