#if os(Linux)
  import Foundation

  /// How many threads the user of this process may have.
  package enum ThreadLimit {
    /// Runs `body` while the system gives this process no thread.
    ///
    /// The limit does not bind the superuser, who becomes another user for good.
    package static func withoutNewThreads<Result>(_ body: () -> Result) -> Result {
      if geteuid() == 0 { precondition(setgid(65_534) == 0 && setuid(65_534) == 0) }
      var limit = rlimit()
      precondition(unsafe getrlimit(Int32(__RLIMIT_NPROC.rawValue), &limit) == 0)
      let before = limit
      limit.rlim_cur = 0
      precondition(unsafe setrlimit(Int32(__RLIMIT_NPROC.rawValue), &limit) == 0)
      let result = body()
      limit = before
      precondition(unsafe setrlimit(Int32(__RLIMIT_NPROC.rawValue), &limit) == 0)
      return result
    }
  }
#endif
