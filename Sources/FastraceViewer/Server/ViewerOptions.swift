#if Viewer
  /// What a viewer listens on, and what it keeps.
  package struct ViewerOptions: Sendable {
    /// An address or a name of this machine.
    package var host = "127.0.0.1"
    /// OTLP over HTTP, the page and its interface; 0 for any free port.
    package var port = 4318
    /// OTLP over gRPC; nil for none.
    package var grpcPort: Int? = 4317
    /// Jaeger's compact protocol over UDP; nil for none.
    package var jaegerPort: Int? = 6831
    package var store = StoreOptions()
    package var limits = IntakeLimits()
    /// Where the files of the page are read from while they are being written; nil for those in the executable.
    package var webFolder: String?
    /// For how long changes are gathered before open pages are told.
    package var liveInterval = Duration.milliseconds(500)
    /// How often traces that have become too old are removed while nothing arrives.
    package var sweepInterval = Duration.seconds(5)
    package init() {}
  }

  /// Where a viewer listens.
  package struct ViewerAddresses: Sendable, Hashable {
    package var host: String
    package var port: Int
    package var grpcPort: Int?
    package var jaegerPort: Int?

    /// The address of the page.
    package var url: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }
  }
#endif
