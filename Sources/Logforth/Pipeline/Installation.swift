#if Logging
  internal import CLogforth
  internal import Logging
  internal import Synchronization

  /// The pipeline that all loggers of the process write to.
  enum Installation {
    private static let pipeline = Mutex<LogPipeline?>(nil)

    static var current: LogPipeline? { pipeline.withLock { $0 } }

    static func install(_ new: LogPipeline, _ metadataProvider: Logger.MetadataProvider?) {
      let isFirst = pipeline.withLock { pipeline in
        defer { pipeline = new }
        return pipeline == nil
      }
      guard isFirst else { return }
      _ = logforth_at_exit { _ = Installation.current?.flush(timeout: .seconds(5)) }
      LoggingSystem.bootstrap(
        { label, provider -> any LogHandler in
          guard let current else { return SwiftLogNoOpLogHandler() }
          return current.handler(label: label, metadataProvider: provider)
        },
        metadataProvider: metadataProvider)
    }
  }
#endif
