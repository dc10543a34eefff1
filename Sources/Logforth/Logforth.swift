#if Logging
  /// The library as a whole: pipelines, and what the applied one does.
  public enum Logforth {
    /// Begins a pipeline.
    ///
    ///     Logforth.builder()
    ///       .dispatch { $0.filter(.variable("LOG")).diagnostic(.fastrace).append(.standardError()) }
    ///       .dispatch { $0.append(.fastraceEvents()) }
    ///       .apply()
    public static func builder() -> LogforthBuilder { LogforthBuilder() }

    /// Waits until everything that was logged before through the applied pipeline is written.
    ///
    /// Suspends, and blocks none of Swift's threads.
    ///
    /// - Parameter timeout: How long to wait at most, for all appenders together; they are flushed one after the other.
    /// - Returns: True when it was all done in time and without an error.
    @discardableResult
    public static func flush(timeout: Duration = .seconds(10)) async -> Bool {
      guard let pipeline = Installation.current else { return true }
      return await withCheckedContinuation { continuation in
        let isStarted = BackgroundThread.start("logforth-flush") {
          continuation.resume(returning: pipeline.flush(timeout: timeout))
        }
        if !isStarted { continuation.resume(returning: pipeline.flush(timeout: timeout)) }
      }
    }

    /// Waits as ``flush(timeout:)`` does, and blocks the calling thread for that: for synchronous programs.
    @available(*, noasync, message: "use await Logforth.flush(timeout:)")
    @discardableResult
    public static func flushBlocking(timeout: Duration = .seconds(10)) -> Bool {
      Installation.current?.flush(timeout: timeout) ?? true
    }

    /// Opens the files and connections of the applied pipeline again.
    ///
    /// - Returns: True when no appender threw an error; errors go to the problem handler.
    @discardableResult
    public static func reopen() -> Bool { Installation.current?.reopen() ?? true }

    /// What was not written in this process, by cause.
    public static func drops() -> LogDrops { .process }

    /// Writes everything that a variable allows to standard error as text, with the ids of the current span.
    ///
    /// Coloured if that is a terminal.
    ///
    /// - Parameter variable: The name of a variable with a specification as in ``SpecFilter``; without it, `info`.
    @discardableResult
    public static func logToStandardError(variable: String = "LOG") -> LogPipeline {
      builder().dispatch {
        $0.filter(.variable(variable, default: "info")).diagnostic(.fastrace).append(.standardError())
      }.apply()
    }

    /// Writes everything that a variable allows to standard output as JSON, with the ids of the current span.
    ///
    /// - Parameter variable: The name of a variable with a specification as in ``SpecFilter``; without it, `info`.
    @discardableResult
    public static func logToStandardOutput(variable: String = "LOG") -> LogPipeline {
      builder().dispatch {
        $0.filter(.variable(variable, default: "info")).diagnostic(.fastrace).append(.standardOutput(.json))
      }.apply()
    }
  }
#endif
