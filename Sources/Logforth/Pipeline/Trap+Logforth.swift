#if Logging
  internal import CFastrace
  public import Fastrace
  internal import Synchronization

  extension Trap {
    /// Writes at most one line a minute for each kind of problem to standard error, marked `logforth:`.
    public static let logforth: Trap = {
      let lastTimes = Mutex<[String: UInt64]>([:])
      return Trap { problem in
        let now = fastrace_monotonic_ns()
        let isAdmitted = lastTimes.withLock { times in
          if let last = times[problem.kind], now - last < 60_000_000_000 { return false }
          times[problem.kind] = now
          return true
        }
        guard isAdmitted else { return }
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
