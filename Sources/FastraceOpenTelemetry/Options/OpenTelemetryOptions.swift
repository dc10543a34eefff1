public import Fastrace
// The default resource, and `.detected(serviceName:)` for callers: one import has to be enough.
@_exported public import FastraceEnvironment

/// Where spans are sent over OTLP, and how.
public struct OpenTelemetryOptions: Sendable {
  /// How requests are encoded and sent.
  public enum WireProtocol: Sendable, Hashable {
    /// Protocol buffers over HTTP, the default.
    case httpProtobuf
    /// JSON over HTTP.
    case httpJSON
    #if OpenTelemetryGRPC
      /// Protocol buffers over gRPC.
      case grpc
    #else
      /// Protocol buffers over gRPC.
      @available(*, unavailable, message: "gRPC needs the package trait OpenTelemetryGRPC")
      case grpc
    #endif
  }

  /// How requests are compressed.
  public enum Compression: Sendable, Hashable {
    /// Not at all.
    case none
    /// With gzip: about a tenth of the bytes, for ten times the CPU time.
    case gzip
  }

  /// A header.
  public struct Header: Sendable, Hashable {
    /// The name, in any case.
    public var name: String
    /// The value.
    public var value: String

    /// A header with a name and a value.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Files in PEM format for connections with TLS.
  public struct TLS: Sendable, Hashable {
    /// The authorities that the receiver's certificate is checked against; nil for those of the system.
    public var certificateAuthorities: String?
    /// The certificate with which this process identifies itself; nil for none.
    public var clientCertificate: String?
    /// The private key of the client certificate.
    public var clientKey: String?

    /// The authorities of the system, and no certificate of one's own.
    public init() {}
  }

  /// The receiver, such as `http://localhost:4318`.
  ///
  /// Without a path, HTTP requests go to `/v1/traces`; with one, exactly there. For gRPC the path means nothing, and
  /// without `http://` or `https://` it is `HOST:PORT` with TLS. Nil, the default, is this host: port 4318 for HTTP, 4317
  /// for gRPC.
  public var endpoint: String? {
    get { receiver?.address }
    set { receiver = newValue.map { OTLPEndpoint($0) } }
  }
  /// The endpoint, and how it is completed.
  package var receiver: OTLPEndpoint?
  /// Whether gRPC uses TLS for an endpoint that does not say so itself.
  package var isSecureByDefault = true
  /// How requests are encoded and sent.
  public var wireProtocol = WireProtocol.httpProtobuf
  /// How requests are compressed.
  ///
  /// Default: not at all.
  public var compression = Compression.none
  /// Added to each request; they replace those that the exporter sets itself, and of equal names the last one counts.
  ///
  /// One that can be no header makes every export fail. Over gRPC those that belong to the protocol are left out.
  public var headers: [Header] = []
  /// How long one request may take.
  ///
  /// Repetitions come on top, as ``/Fastrace/Fastrace/Configuration/retry`` wants them, until
  /// ``/Fastrace/Fastrace/Configuration/exportTimeout``. Zero or less stands for no limit. Default: 10 seconds.
  public var timeout: Duration = .seconds(10)
  /// Certificates for `https`.
  public var tls = TLS()
  /// The largest request in bytes, before compression; larger batches are sent as several.
  ///
  /// A single larger span is sent alone. Default: 4 MiB less a little, which receivers accept by default.
  public var requestByteLimit = 4 << 20 - 64
  /// What the spans are from.
  public var resource: Fastrace.Resource

  /// The defaults of OpenTelemetry, for spans from this resource.
  public init(resource: Fastrace.Resource = .detected()) { self.resource = resource }

  /// The URL that requests over HTTP go to.
  package func httpURL(for signal: OTLPSignal) -> String {
    (receiver ?? OTLPEndpoint("http://localhost:4318")).httpURL(for: signal)
  }

  /// The server for gRPC; nil when the endpoint is none.
  package var server: OTLPEndpoint.Server? {
    (receiver ?? OTLPEndpoint("http://localhost:4317")).server(isSecure: isSecureByDefault)
  }
}
