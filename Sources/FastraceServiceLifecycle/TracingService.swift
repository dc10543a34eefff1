#if ServiceLifecycle
  internal import Fastrace
  public import ServiceLifecycle

  /// A service that exports what was recorded when the application shuts down gracefully.
  ///
  /// List it first: services shut down in the reverse order, so it flushes after all others have ended their spans.
  ///
  ///     ServiceGroup(services: [TracingService(), server], gracefulShutdownSignals: [.sigterm], logger: logger)
  public struct TracingService: Service {
    private let timeout: Duration

    /// A service that waits for the exports for as long as `timeout`; less than the group's own limit for the shutdown.
    public init(timeout: Duration = .seconds(5)) { self.timeout = timeout }

    /// Waits for the shutdown, then flushes and shuts the reporters down.
    public func run() async throws {
      try? await gracefulShutdown()
      // A cancelled task must still export.
      let timeout = timeout
      await Task.detached { _ = await Fastrace.shutdown(timeout: timeout) }.value
    }
  }
#endif
