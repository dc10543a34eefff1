#if ServiceLifecycle && Logging
  internal import Logforth
  public import ServiceLifecycle

  /// A service that writes what was logged through the applied pipeline when the application shuts down gracefully.
  ///
  /// List it first: services shut down in the reverse order, so it flushes after all others have logged their last.
  ///
  ///     ServiceGroup(
  ///       services: [LoggingService(), TracingService(), server], gracefulShutdownSignals: [.sigterm], logger: logger)
  ///
  /// What is logged after it is still written when the process ends normally.
  public struct LoggingService: Service {
    private let timeout: Duration

    /// A service that waits for each appender for as long as `timeout`; less than the group's own limit for the shutdown.
    public init(timeout: Duration = .seconds(5)) { self.timeout = timeout }

    /// Waits for the shutdown, then flushes.
    public func run() async throws {
      try? await gracefulShutdown()
      // A cancelled task must still flush.
      let timeout = timeout
      await Task.detached { _ = await Logforth.flush(timeout: timeout) }.value
    }
  }
#endif
