public import Fastrace
package import FastraceEnvironment
internal import FastraceHTTPExport

extension OpenTelemetryOptions {
  /// What the `OTEL_*` environment variables say, and the defaults of OpenTelemetry for the rest.
  ///
  /// Read are `OTEL_EXPORTER_OTLP_ENDPOINT`, `_PROTOCOL`, `_HEADERS`, `_TIMEOUT`, `_COMPRESSION`, `_INSECURE`,
  /// `_CERTIFICATE`, `_CLIENT_CERTIFICATE` and `_CLIENT_KEY`, each of them also with `TRACES_` after `OTLP_`, which counts
  /// more; and those of ``/FastraceEnvironment/Fastrace/Fastrace/Resource/detected(serviceName:_:problemHandler:)``.
  ///
  /// - Parameter problemHandler: Told once of each value that makes no sense and is ignored.
  public static func fromEnvironment(problemHandler: Fastrace.ProblemHandler = .standardError) -> OpenTelemetryOptions {
    OpenTelemetryOptions(.ofProcess(problemHandler: problemHandler))
  }

  /// What the variables for this signal say, and those for all signals.
  package init(_ environment: EnvironmentVariables, signal: OTLPSignal = .traces) {
    self.init(resource: .detected(in: environment))
    let variables = ExporterVariables(environment, signal)
    wireProtocol = variables.wireProtocol ?? wireProtocol
    receiver = variables.endpoint(for: wireProtocol)
    isSecureByDefault = !variables.isInsecure
    compression = variables.compression ?? compression
    headers = variables.headers
    timeout = variables.timeout ?? timeout
    tls.certificateAuthorities = variables["CERTIFICATE"]?.value
    tls.clientCertificate = variables["CLIENT_CERTIFICATE"]?.value
    tls.clientKey = variables["CLIENT_KEY"]?.value
  }
}

/// The variables that begin with `OTEL_EXPORTER_OTLP_`: those for one signal count more than those for all.
private struct ExporterVariables {
  let environment: EnvironmentVariables
  let prefix = "OTEL_EXPORTER_OTLP_"
  let signalPrefix: String

  init(_ environment: EnvironmentVariables, _ signal: OTLPSignal) {
    self.environment = environment
    signalPrefix = prefix + signal.variableInfix
  }

  subscript(name: String) -> (name: String, value: String)? {
    environment.first(of: [signalPrefix + name, prefix + name])
  }

  var wireProtocol: OpenTelemetryOptions.WireProtocol? {
    guard let (name, value) = self["PROTOCOL"] else { return nil }
    switch value.lowercased() {
    case "http/protobuf": return .httpProtobuf
    case "http/json": return .httpJSON
    case "grpc":
      #if OpenTelemetryGRPC
        return .grpc
      #else
        environment.warn(
          name,
          """
          is "grpc", for which the package trait OpenTelemetryGRPC must be on where the application depends on fastrace; \
          http/protobuf is used instead, for which receivers listen on port 4318
          """)
        return .httpProtobuf
      #endif
    default:
      environment.warn(name, "is \"\(value)\", which is none of http/protobuf, http/json, grpc; it is ignored")
      return nil
    }
  }

  /// An address for all signals is completed by the path of the signal; one for the signal alone is used as it is.
  func endpoint(for wireProtocol: OpenTelemetryOptions.WireProtocol) -> OTLPEndpoint? {
    guard let (name, value) = self["ENDPOINT"] else { return nil }
    let endpoint = OTLPEndpoint(value, form: name.hasPrefix(signalPrefix) ? .exact : .base)
    switch wireProtocol {
    case .httpProtobuf, .httpJSON:
      if endpoint.isHTTP { return endpoint }
      // Not as it is: there may be a password in it.
      let text = AddressText.of(value)
      environment.warn(name, "is \"\(text)\", which is no URL that begins with http:// or https://; it is ignored")
    #if OpenTelemetryGRPC
      case .grpc:
        if endpoint.server(isSecure: true) != nil { return endpoint }
        environment.warn(
          name,
          "is \"\(AddressText.of(value))\", which is neither an http:// or https:// URL nor HOST:PORT; it is ignored")
    #endif
    }
    return nil
  }

  var isInsecure: Bool { self["INSECURE"].map { environment.bool($0.name) } ?? false }

  var compression: OpenTelemetryOptions.Compression? {
    guard let (name, value) = self["COMPRESSION"] else { return nil }
    switch value.lowercased() {
    case "gzip": return .gzip
    case "none": return OpenTelemetryOptions.Compression.none
    default:
      environment.warn(name, "is \"\(value)\", neither gzip nor none; it is ignored")
      return nil
    }
  }

  var headers: [OpenTelemetryOptions.Header] {
    environment.pairs(signalPrefix + "HEADERS", prefix + "HEADERS").compactMap { key, value in
      do {
        try HTTPHeaderField(key, value).check()
        return .init(key, value)
      } catch {
        environment.warn(prefix + "HEADERS", "has what can be no header: \(error); it is ignored")
        return nil
      }
    }
  }

  var timeout: Duration? { environment.milliseconds(signalPrefix + "TIMEOUT", prefix + "TIMEOUT", atLeast: 0) }
}
