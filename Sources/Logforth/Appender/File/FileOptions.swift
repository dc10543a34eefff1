#if Logging
  /// When a log file is put aside and a new one begun.
  public enum RollInterval: Sendable, Hashable {
    /// With every minute.
    case minutely
    /// With every hour.
    case hourly
    /// With every day.
    case daily
    /// Not by time.
    case never

    /// The period that a second belongs to; later periods have higher numbers.
    func period(_ seconds: Int64) -> Int64 {
      switch self {
      case .minutely: Self.floor(seconds, 60)
      case .hourly: Self.floor(seconds, 3600)
      case .daily: Self.floor(seconds, 86_400)
      case .never: 0
      }
    }

    private static func floor(_ seconds: Int64, _ length: Int64) -> Int64 {
      let quotient = seconds / length
      return seconds < 0 && quotient * length != seconds ? quotient - 1 : quotient
    }
  }

  /// When written records are forced to the disk, so that they survive even a crash of the system.
  ///
  /// A crash of the process loses nothing either way.
  public enum SyncPolicy: Sendable, Hashable {
    /// Whenever the system likes.
    case never
    /// When the pipeline is flushed.
    case onFlush
    /// After every write; behind an ``AsyncAppender`` that is after every batch.
    case always
  }

  /// How a ``FileAppender`` treats its file.
  public struct FileOptions: Sendable {
    /// Begins a new file with the time.
    public var interval = RollInterval.never
    /// The size in bytes above which a record goes to a new file; nil for no limit.
    ///
    /// A record that is larger has a file of its own; so has each record, or batch of them, when it is zero or less.
    public var maximumSize: Int?
    /// How many files are kept, the current one among them; nil for all.
    ///
    /// The current one is always kept, so that one, zero and less are the same.
    public var maximumFiles: Int?
    /// Whether the file is opened again after the signal SIGHUP, as tools that rotate logs send it.
    ///
    /// The handler that was there before is called as well; that the signal ends the process is over for good.
    public var reopensOnHangup = false
    /// When records are forced to the disk.
    public var sync = SyncPolicy.never
    /// The time zone of the periods and of the dates in the names of archives.
    public var timeZone = LogTimeZone.utc
    /// What time it is: for tests.
    package var clock: @Sendable () -> LogTime = { .now }

    /// Options for one file that grows for ever.
    public init() {}

    /// Options that begin a new file with the time or the size, and keep only some.
    public static func rolling(
      _ interval: RollInterval = .daily, maximumSize: Int? = nil, maximumFiles: Int? = nil
    ) -> FileOptions {
      var options = FileOptions()
      options.interval = interval
      options.maximumSize = maximumSize
      options.maximumFiles = maximumFiles
      return options
    }
  }
#endif
