#if Logging
  internal import CLogforth

  /// The time zone of time stamps and of file names.
  public enum LogTimeZone: Sendable, Hashable {
    /// Universal time, written as `Z`.
    case utc
    /// What the system has set, with its daylight saving time.
    case local
    /// So many seconds ahead of universal time.
    case fixed(seconds: Int64)

    /// How far this zone is ahead of universal time then, in seconds.
    func offset(at seconds: Int64) -> Int64 {
      switch self {
      case .utc: 0
      case .fixed(let offset): offset
      case .local: logforth_offset(seconds)
      }
    }
  }
#endif
