public import Fastrace

extension OpenTelemetryOptions {
  /// What the `OTEL_*` environment variables say, and the defaults of OpenTelemetry for the rest.
  ///
  /// Read are `OTEL_EXPORTER_OTLP_ENDPOINT`, `_PROTOCOL`, `_HEADERS`, `_TIMEOUT`, `_COMPRESSION`, `_CERTIFICATE`,
  /// `_CLIENT_CERTIFICATE` and `_CLIENT_KEY`, each of them also with `TRACES_` after `OTLP_`, which counts
  /// more; and those of ``Fastrace/Resource/detected(serviceName:_:trap:)``.
  ///
  /// - Parameter trap: Told once of each value that makes no sense and is ignored.
  public static func fromEnvironment(trap: Trap = .standardError) -> OpenTelemetryOptions {
    OpenTelemetryOptions(.ofProcess(trap: trap))
  }

  package init(_ environment: EnvironmentVariables) {
    self.init(resource: .detected(in: environment))
    readProtocol(environment)
    readEndpoint(environment)
    readCompression(environment)
    headers = environment.pairs(Self.traces("HEADERS"), Self.all("HEADERS")).map { Header($0.key, $0.value) }
    timeout = environment.milliseconds(Self.traces("TIMEOUT"), Self.all("TIMEOUT"), atLeast: 1) ?? timeout
    tls.certificateAuthorities = environment.value("CERTIFICATE")?.value
    tls.clientCertificate = environment.value("CLIENT_CERTIFICATE")?.value
    tls.clientKey = environment.value("CLIENT_KEY")?.value
  }

  fileprivate static func traces(_ name: String) -> String { "OTEL_EXPORTER_OTLP_TRACES_" + name }
  fileprivate static func all(_ name: String) -> String { "OTEL_EXPORTER_OTLP_" + name }

  private mutating func readProtocol(_ environment: EnvironmentVariables) {
    guard let (name, value) = environment.value("PROTOCOL") else { return }
    switch value.lowercased() {
    case "http/protobuf": wireProtocol = .httpProtobuf
    case "http/json": wireProtocol = .httpJSON
    case "grpc":
      environment.warn(
        name, "is \"grpc\", which is not supported; http/protobuf is used, for which receivers listen on port 4318")
    default:
      environment.warn(name, "is \"\(value)\", neither http/protobuf nor http/json; it is ignored")
    }
  }

  private mutating func readCompression(_ environment: EnvironmentVariables) {
    guard let (name, value) = environment.value("COMPRESSION") else { return }
    switch value.lowercased() {
    case "gzip": compression = .gzip
    case "none": compression = .none
    default: environment.warn(name, "is \"\(value)\", neither gzip nor none; it is ignored")
    }
  }

  /// An address for all signals is completed by the path of this one; one for traces is used as it is.
  private mutating func readEndpoint(_ environment: EnvironmentVariables) {
    guard let (name, value) = environment.value("ENDPOINT") else { return }
    guard ["http", "https"].contains(value.prefix { $0 != ":" }.lowercased()), value.contains("://") else {
      environment.warn(name, "is \"\(value)\", which is no URL that begins with http:// or https://; it is ignored")
      return
    }
    let isForTraces = name == Self.traces("ENDPOINT")
    endpoint = isForTraces ? value : (value.hasSuffix("/") ? value : value + "/") + "v1/traces"
    isExactEndpoint = isForTraces
  }
}

extension EnvironmentVariables {
  /// A setting for traces, or for all signals.
  fileprivate func value(_ name: String) -> (name: String, value: String)? {
    first(of: [OpenTelemetryOptions.traces(name), OpenTelemetryOptions.all(name)])
  }
}
