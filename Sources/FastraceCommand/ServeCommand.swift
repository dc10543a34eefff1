#if Viewer
  import ArgumentParser
  import FastraceViewer

  /// `fastrace serve`.
  struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "serve",
      abstract: "Receives traces and logs from any OpenTelemetry or Jaeger client, and shows them in the browser.",
      discussion: """
        Spans and log records come over OTLP (HTTP with protobuf or JSON, gzip or not, at /v1/traces and /v1/logs; gRPC), \
        spans over Jaeger's UDP as well. A log record is shown in its trace; those without a trace id are rejected and counted.

        Without a database file, traces are kept in memory and are gone at the end. Only this machine can connect, \
        unless --host names another address: there is no login, so whoever can connect reads and writes all traces.
        """)

    @Option(help: ArgumentHelp("Address or name of this machine to listen on; 0.0.0.0 for all.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: "Port of the page, its interface and OTLP over HTTP; 0 for any free one.")
    var port = 4318

    // What is transformed has to name its default itself.
    @Option(
      help: "Port of OTLP over gRPC; 0 for any free one, or none. (default: 4317)", transform: OptionalPort.init)
    var grpcPort = OptionalPort(4317)

    @Option(
      help: "UDP port for Jaeger clients; 0 for any free one, or none. (default: 6831)", transform: OptionalPort.init)
    var jaegerPort = OptionalPort(6831)

    @Option(help: ArgumentHelp("Keep traces in this SQLite file.", valueName: "file"), completion: .file())
    var database: String?

    @Option(help: ArgumentHelp("Keep at most so many traces.", valueName: "count"))
    var maxTraces = Retention().maximumTraces

    @Option(
      help: ArgumentHelp("Keep at most so much: 500MB, 2GB. (default: 1GB)", valueName: "size"),
      transform: ByteCount.init)
    var maxSize = ByteCount(Retention().maximumBytes)

    @Option(
      help: ArgumentHelp("Keep traces for so long: 90m, 24h, 7d. Without it, age does not matter.", valueName: "time"),
      transform: Age.init)
    var maxAge: Age?

    @Option(help: .hidden)
    var webFolder: String?

    mutating func validate() throws {
      try Checks.port(port)
      try Checks.positive(maxTraces, "--max-traces")
    }

    mutating func run() async throws {
      var options = ViewerOptions()
      options.host = host
      options.port = port
      options.grpcPort = grpcPort.number
      options.jaegerPort = jaegerPort.number
      options.store.path = database
      options.store.retention.maximumTraces = maxTraces
      options.store.retention.maximumBytes = maxSize.bytes
      options.store.retention.maximumAge = maxAge?.duration
      options.webFolder = webFolder
      let place = database.map { "in \($0)" } ?? "in memory (--database FILE keeps them)"
      let server = try ViewerServer(options)
      try await Interruptible.run {
        try await server.run { addresses in
          StandardOutput.write(ServeAnnouncement.lines(addresses, place).map { $0 + "\n" }.joined())
        } onFailure: {
          StandardOutput.write("fastrace: \($0)\n")
        }
      }
    }
  }

  /// What is printed once everything listens.
  enum ServeAnnouncement {
    static func lines(_ addresses: ViewerAddresses, _ place: String) -> [String] {
      var lines = [
        "fastrace: page       \(addresses.url)/", "fastrace: OTLP/HTTP  \(addresses.url)/v1/traces and /v1/logs",
      ]
      let host = addresses.host.contains(":") ? "[\(addresses.host)]" : addresses.host
      if let port = addresses.grpcPort { lines.append("fastrace: OTLP/gRPC  http://\(host):\(port)") }
      if let port = addresses.jaegerPort { lines.append("fastrace: Jaeger     udp://\(host):\(port)") }
      lines.append("fastrace: traces are kept \(place); Ctrl-C ends it")
      return lines
    }
  }
#endif
