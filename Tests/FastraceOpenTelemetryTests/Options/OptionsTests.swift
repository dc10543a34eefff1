import Fastrace
import FastraceOpenTelemetry
import Synchronization
import Testing

struct OptionsTests {
  /// The options that the variables stand for, and what was reported about them.
  private func options(_ variables: [String: String]) -> (options: OpenTelemetryOptions, problems: [Trap.Problem]) {
    let problems = Mutex<[Trap.Problem]>([])
    let trap = Trap { problem in problems.withLock { $0.append(problem) } }
    let options = OpenTelemetryOptions(EnvironmentVariables(variables, trap: trap))
    return (options, problems.withLock { $0 })
  }

  @Test func defaultsAreThoseOfOpenTelemetry() {
    let (options, problems) = options([:])
    #expect(options.httpURL(for: .traces) == "http://localhost:4318/v1/traces" && options.timeout == .seconds(10))
    #expect(options.wireProtocol == .httpProtobuf && options.compression == .none && options.headers.isEmpty)
    #expect(problems.isEmpty)
  }

  @Test(arguments: [
    (["OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318"], "http://c:4318/v1/traces"),
    (["OTEL_EXPORTER_OTLP_ENDPOINT": "http://c:4318/"], "http://c:4318/v1/traces"),
    (["OTEL_EXPORTER_OTLP_ENDPOINT": "https://c/otlp"], "https://c/otlp/v1/traces"),
    (["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://c/x"], "http://c/x"),
    (["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://c:9"], "http://c:9"),
    (["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://t/", "OTEL_EXPORTER_OTLP_ENDPOINT": "http://c"], "http://t/"),
  ])
  func completesTheEndpoint(variables: [String: String], url: String) {
    #expect(options(variables).options.httpURL(for: .traces) == url)
  }

  @Test(arguments: [
    ("http://c", "http://c/v1/traces"), ("http://c/", "http://c/v1/traces"), ("http://c/x", "http://c/x"),
  ])
  func completesAnEndpointWithoutPath(endpoint: String, url: String) {
    var options = OpenTelemetryOptions()
    options.endpoint = endpoint
    #expect(options.httpURL(for: .traces) == url)
  }

  @Test func readsAllVariables() {
    let (options, problems) = options([
      "OTEL_EXPORTER_OTLP_PROTOCOL": "http/json", "OTEL_EXPORTER_OTLP_COMPRESSION": "gzip",
      "OTEL_EXPORTER_OTLP_HEADERS": "a=1,Authorization=Bearer%20x", "OTEL_EXPORTER_OTLP_TIMEOUT": "250",
      "OTEL_EXPORTER_OTLP_CERTIFICATE": "/ca", "OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE": "/cert",
      "OTEL_EXPORTER_OTLP_CLIENT_KEY": "/key", "OTEL_SERVICE_NAME": "shop",
    ])
    #expect(options.wireProtocol == .httpJSON && options.compression == .gzip && options.timeout == .milliseconds(250))
    #expect(options.headers == [.init("a", "1"), .init("Authorization", "Bearer x")])
    #expect(options.tls.certificateAuthorities == "/ca")
    #expect(options.tls.clientCertificate == "/cert" && options.tls.clientKey == "/key")
    #expect(options.resource.serviceName == "shop" && problems.isEmpty)
  }

  @Test func variablesForTracesCountMore() {
    let (options, problems) = options([
      "OTEL_EXPORTER_OTLP_PROTOCOL": "http/json", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL": "http/protobuf",
      "OTEL_EXPORTER_OTLP_TIMEOUT": "1", "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT": "2",
      "OTEL_EXPORTER_OTLP_HEADERS": "a=1", "OTEL_EXPORTER_OTLP_TRACES_HEADERS": "b=2",
    ])
    #expect(options.wireProtocol == .httpProtobuf && options.timeout == .milliseconds(2))
    #expect(options.headers == [.init("b", "2")] && problems.isEmpty)
  }

  @Test(arguments: [
    "OTEL_EXPORTER_OTLP_PROTOCOL": "carrier-pigeon", "OTEL_EXPORTER_OTLP_TIMEOUT": "-1",
    "OTEL_EXPORTER_OTLP_COMPRESSION": "zip", "OTEL_EXPORTER_OTLP_ENDPOINT": "localhost:4318",
    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "ftp://c", "OTEL_EXPORTER_OTLP_HEADERS": "nonsense",
  ])
  func ignoresWhatMakesNoSense(name: String, value: String) {
    let (options, problems) = options([name: value])
    #expect(options.httpURL(for: .traces) == "http://localhost:4318/v1/traces" && options.timeout == .seconds(10))
    #expect(problems.map(\.kind) == ["environment-\(name)"])
  }

  #if OpenTelemetryGRPC
    @Test func readsTheProtocolGRPC() {
      let (options, problems) = options(["OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"])
      #expect(options.wireProtocol == .grpc && problems.isEmpty)
      #expect(options.server == .init(host: "localhost", port: 4317, isSecure: false))
    }
  #else
    @Test func saysWhatIsUsedInsteadOfGRPC() {
      let (options, problems) = options(["OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"])
      #expect(options.wireProtocol == .httpProtobuf)
      #expect(problems.first?.description.contains("trait OpenTelemetryGRPC must be on") == true)
      #expect(problems.first?.description.contains("http/protobuf is used") == true)
    }
  #endif
}
