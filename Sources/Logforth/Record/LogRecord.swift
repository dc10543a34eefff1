#if Logging
  public import Fastrace
  public import Logging

  /// What was logged, where, and in which context.
  ///
  /// It is complete when it leaves the thread that logs: whatever an appender does later, on whichever thread, it never
  /// has to look at the surroundings again.
  public struct LogRecord: Sendable {
    /// When it was logged.
    public var time: LogTime
    /// How severe it is.
    public var level: Logger.Level
    /// The label of the logger.
    public var target: String
    /// What happened.
    public var message: String
    /// The error that was logged.
    public var error: (any Error)?
    /// What the logger, its metadata provider and the call have said; the call wins over the provider, and that over the
    /// logger.
    public var metadata: Logger.Metadata
    /// What the diagnostics of the dispatch have added.
    public var diagnostics: [Property]
    /// The innermost span that was current, if any.
    public var spanContext: SpanContext?
    /// The file that logs, `Module/File.swift`.
    public var file: String
    /// The function that logs.
    public var function: String
    /// The line that logs.
    public var line: UInt

    // Not inlined: where it is, the optimizer makes the record twice.
    /// A record that was logged now, in the current span.
    @inline(never)
    public init(
      level: Logger.Level, target: String, message: String, error: (any Error)? = nil, metadata: Logger.Metadata = [:],
      diagnostics: [Property] = [], file: String = #fileID, function: String = #function, line: UInt = #line
    ) {
      time = .now
      self.level = level
      self.target = target
      self.message = message
      self.error = error
      self.metadata = metadata
      self.diagnostics = diagnostics
      spanContext = SpanContext.current
      self.file = file
      self.function = function
      self.line = line
    }

    /// The module that logs: the first part of ``file``.
    public var module: Substring { file.prefix { $0 != "/" } }

    /// The name of the file that logs, without the module.
    public var fileName: Substring {
      let utf8 = file.utf8
      guard let slash = utf8.lastIndex(of: UInt8(ascii: "/")) else { return file[...] }
      return file[utf8.index(after: slash)...]
    }
  }
#endif
