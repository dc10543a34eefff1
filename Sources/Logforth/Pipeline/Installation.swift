#if Logging
  internal import CLogforth
  internal import Fastrace
  internal import Logging

  /// The pipelines that the loggers of the process write to.
  enum Installation {
    /// All that were applied, the current one last: loggers that were made before it still write to those before it.
    private static let pipelines = Locked<[LogPipeline]>([])

    static var current: LogPipeline? { pipelines.withLock { $0.last } }

    static func install(_ new: LogPipeline, _ metadataProvider: Logger.MetadataProvider?) {
      let isFirst = pipelines.withLock { pipelines in
        pipelines.append(new)
        return pipelines.count == 1
      }
      guard isFirst else { return }
      _ = logforth_at_exit { Installation.drain() }
      LoggingSystem.bootstrap(
        { label, provider -> any LogHandler in
          guard let current else { return SwiftLogNoOpLogHandler() }
          return current.handler(label: label, metadataProvider: provider)
        },
        metadataProvider: metadataProvider)
    }

    /// Flushes every pipeline, the current one first, for five seconds in all.
    private static func drain() {
      let deadline = Deadline.after(.seconds(5))
      for pipeline in pipelines.withLock({ $0 }).reversed() { pipeline.flush(until: deadline) }
    }
  }
#endif
