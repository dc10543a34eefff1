extension Fastrace {
  /// How spans are sampled, bounded and exported.
  ///
  /// Every value has a default that a production server can live with.
  public struct Configuration: Sendable {
    /// Decides for each new trace whether it is recorded.
    ///
    /// Default: all, and what a remote parent has decided.
    public var sampler = Sampler.alwaysOn
    /// Decides for each finished trace whether it is reported.
    ///
    /// Default: all are.
    public var tailFilter: TailFilter?
    /// What is done with every span at its begin and at its end.
    ///
    /// Default: nothing.
    public var spanHooks = Fastrace.SpanHooks()
    /// How contexts travel in headers: what integrations use unless they are given another propagator.
    ///
    /// In force as ``Fastrace/propagator``, even with no reporter set. Default: W3C Trace Context and W3C Baggage.
    public var propagator: any Propagator = CompositePropagator.standard
    /// How much one span may carry.
    public var spanLimits = Fastrace.SpanLimits()

    /// Bytes of spans that a thread may have recorded and the collector not yet read.
    ///
    /// Default: 32 MiB.
    public var bytesPerThread = 32 << 20
    /// Bytes of the buffers of all threads.
    ///
    /// Default: 128 MiB.
    public var bytesOfAllThreads = 128 << 20
    /// Bytes of finished spans that wait for the end of their trace.
    ///
    /// Default: 128 MiB.
    public var bytesOfOpenTraces = 128 << 20
    /// Traces whose root has not ended.
    ///
    /// Default: 100,000.
    public var openTraces = 100_000
    /// Spans of one trace that wait for its end.
    ///
    /// Default: 1,000,000.
    public var spansPerTrace = 1_000_000
    /// How long a trace waits for its root's end before what there is of it is reported.
    ///
    /// Default: 10 minutes.
    public var traceAge: Duration = .seconds(600)

    /// How often the collector looks at the span buffers at least.
    ///
    /// It comes up to eight times as often while much is recorded, and at once when a buffer fills up.
    ///
    /// Default: 50 ms.
    public var collectInterval: Duration = .milliseconds(50)
    /// How long finished spans wait for others to be exported with.
    ///
    /// Default: 1 second.
    public var exportDelay: Duration = .seconds(1)
    /// The largest number of spans that a reporter gets at once.
    ///
    /// Default: 4,096.
    public var exportBatchSize = 4096
    /// How many spans may wait for a reporter.
    ///
    /// Default: 262,144.
    public var exportQueueCapacity = 262_144
    /// Bytes of the spans that wait for a reporter and of all that they carry, as they were recorded.
    ///
    /// Default: 128 MiB.
    public var bytesOfExportQueue = 128 << 20
    /// How long a reporter may take for a batch, attempts to repeat it included.
    ///
    /// Default: 30 seconds.
    public var exportTimeout: Duration = .seconds(30)
    /// How often a failed export is tried again, and after how long.
    public var retry = Fastrace.RetryPolicy()

    /// How long the normal end of the process may wait for spans to be exported; zero to not wait.
    ///
    /// Default: 1 second.
    public var flushAtExit: Duration = .seconds(1)
    /// Where failures in the background are reported.
    ///
    /// Default: at most a line a minute for each kind, on standard error.
    public var problemHandler = Fastrace.ProblemHandler.standardError

    /// The defaults.
    public init() {}
  }
}

extension Fastrace {
  /// How much one span may carry, as in the OpenTelemetry specification, section Span Limits.
  ///
  /// What is over a limit is left out or cut, and counted.
  public struct SpanLimits: Sendable, Hashable {
    /// Properties of a span.
    ///
    /// Default: 128.
    public var properties = 128
    /// Events of a span.
    ///
    /// Default: 128.
    public var events = 128
    /// Links of a span.
    ///
    /// Default: 128.
    public var links = 128
    /// Properties of an event.
    ///
    /// Default: 128.
    public var propertiesPerEvent = 128
    /// Properties of a link.
    ///
    /// Default: 128.
    public var propertiesPerLink = 128
    /// Unicode scalars of a text value.
    ///
    /// Default: no limit.
    public var valueLength = Int.max

    /// The defaults.
    public init() {}
  }
}

extension Fastrace {
  /// When a failed export is tried again: exponential backoff with jitter.
  public struct RetryPolicy: Sendable, Hashable {
    /// The wait before the first repetition; each following one is twice as long.
    ///
    /// Default: 1 second.
    public var initialDelay: Duration = .seconds(1)
    /// The longest wait.
    ///
    /// Default: 5 seconds.
    public var longestDelay: Duration = .seconds(5)
    /// How often an export is tried again.
    ///
    /// Default: 4 times.
    public var maximumRetries = 4

    /// The defaults.
    public init() {}
  }
}
