#if Logging
  public import Logging

  /// What a filter says about a record.
  public enum FilterResult: Sendable, Hashable {
    /// Log it, whatever the filters after this one say.
    case accept
    /// Do not log it.
    case reject
    /// Ask the next filter; after the last one, log it.
    case neutral
  }

  /// Decides which records a dispatch sees.
  public protocol LogFilter: Sendable {
    /// Decides about a record.
    ///
    /// Called on the thread that logs, before the diagnostics are added.
    func decide(_ record: LogRecord) -> FilterResult

    /// The lowest level of which records of a logger can pass; nil when none can.
    ///
    /// A logger asks once, when it is made, so that levels that nobody sees cost what a disabled level costs in swift-log.
    /// Filters behind one that could accept, which is any but ``LevelFilter`` and ``SpecFilter``, are not asked. Default:
    /// every level.
    func lowestLevel(target: String) -> Logger.Level?
  }

  extension LogFilter {
    /// Every level.
    public func lowestLevel(target: String) -> Logger.Level? { .trace }
  }

  /// Rejects everything below a level.
  public struct LevelFilter: LogFilter {
    /// The lowest level that passes.
    public var level: Logger.Level

    /// A filter for a level.
    public init(_ level: Logger.Level) { self.level = level }

    /// Rejects records below the level, and has no opinion about others.
    public func decide(_ record: LogRecord) -> FilterResult { record.level < level ? .reject : .neutral }

    /// The level.
    public func lowestLevel(target: String) -> Logger.Level? { level }
  }

  /// A filter made of a closure.
  public struct ClosureFilter: LogFilter {
    private let body: @Sendable (LogRecord) -> FilterResult

    /// A filter that asks `body`.
    public init(_ body: @escaping @Sendable (_ record: LogRecord) -> FilterResult) { self.body = body }

    /// Asks the closure.
    public func decide(_ record: LogRecord) -> FilterResult { body(record) }
  }

  extension LogFilter where Self == LevelFilter {
    /// Rejects everything below a level.
    public static func level(_ level: Logger.Level) -> LevelFilter { LevelFilter(level) }
  }
#endif
