#if Logging && OpenTelemetry
  public import Fastrace

  /// How records are gathered before they are sent, and for how long sending is tried.
  public struct LogExportOptions: Sendable, Hashable {
    /// How many records may wait to be sent; those for which there is no room are dropped and counted.
    ///
    /// Default: 8,192.
    public var queueCapacity = 8192
    /// How many records a request has at most.
    ///
    /// Default: 512.
    public var batchSize = 512
    /// How long records are gathered, unless the queue is half full before.
    ///
    /// Default: 1 second.
    public var delay = Duration.seconds(1)
    /// How long records that were taken out of the queue together are tried to be sent; then they are lost and counted.
    ///
    /// Default: 30 seconds.
    public var timeout = Duration.seconds(30)
    /// When a request that has failed is repeated.
    public var retry = Fastrace.RetryPolicy()

    /// The defaults.
    public init() {}
  }
#endif
