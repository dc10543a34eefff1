#if Logging
  public import Fastrace
  public import Logging

  /// Puts a pipeline together, dispatch by dispatch.
  public struct LogforthBuilder: Sendable {
    private var dispatches: [LogDispatch] = []
    private var problemHandler = Fastrace.ProblemHandler.logforth

    init() {}

    /// Adds a dispatch: `.dispatch { $0.filter(.level(.info)).append(.standardError()) }`.
    public func dispatch(_ body: (LogDispatch) -> LogDispatch) -> LogforthBuilder {
      var copy = self
      copy.dispatches.append(body(LogDispatch()))
      return copy
    }

    /// Sets who is told of what goes wrong in appenders; initially at most a line a minute on standard error.
    public func problemHandler(_ problemHandler: Fastrace.ProblemHandler) -> LogforthBuilder {
      var copy = self
      copy.problemHandler = problemHandler
      return copy
    }

    /// The pipeline, for applications that set up `LoggingSystem` themselves.
    public func build() -> LogPipeline { LogPipeline(dispatches: dispatches, problemHandler: problemHandler) }

    /// Makes the pipeline what all loggers of the process write to, and drains it when the process ends normally.
    ///
    /// It bootstraps `LoggingSystem`, which swift-log allows once in a process: if somebody else has done so, swift-log stops
    /// the process. Applied again, it changes what loggers that are made from then on write to; pipelines that were applied
    /// before are kept and drained as well, because other loggers still write to them.
    @discardableResult
    public func apply(metadataProvider: Logger.MetadataProvider? = nil) -> LogPipeline {
      let pipeline = build()
      Installation.install(pipeline, metadataProvider)
      return pipeline
    }
  }
#endif
