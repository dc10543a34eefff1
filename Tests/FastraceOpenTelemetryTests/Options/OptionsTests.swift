import Fastrace
import FastraceEnvironment
import FastraceOpenTelemetry
import Synchronization
import Testing

struct OptionsTests {
  /// The options that the variables stand for, and what was reported about them.
  private func options(_ variables: [String: String]) -> (
    options: OpenTelemetryOptions, problems: [Fastrace.ProblemHandler.Problem]
  ) {
    let problems = Mutex<[Fastrace.ProblemHandler.Problem]>([])
    let problemHandler = Fastrace.ProblemHandler { problem in problems.withLock { $0.append(problem) } }
    let options = OpenTelemetryOptions(EnvironmentVariables(variables, problemHandler: problemHandler))
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

  /// Each variable for one signal, beside another value for all signals; and the other signal, which has none.
  @Test(arguments: [
    ("ENDPOINT", "http://a/x", "http://b"), ("PROTOCOL", "http/json", "http/protobuf"), ("HEADERS", "a=1", "b=2"),
    ("TIMEOUT", "1", "2"), ("COMPRESSION", "gzip", "none"), ("CERTIFICATE", "/a", "/b"),
    ("CLIENT_CERTIFICATE", "/a", "/b"), ("CLIENT_KEY", "/a", "/b"), ("INSECURE", "true", "false"),
  ])
  func eachSignalHasVariablesOfItsOwn(name: String, own: String, all: String) {
    let variables = ["OTEL_EXPORTER_OTLP_TRACES_\(name)": own, "OTEL_EXPORTER_OTLP_\(name)": all]
    let environment = EnvironmentVariables(variables, problemHandler: .silent)
    func text(_ options: OpenTelemetryOptions) -> String { "\(options)" }
    let traces = text(OpenTelemetryOptions(environment, signal: .traces))
    let logs = text(OpenTelemetryOptions(environment, signal: .logs))
    #expect(traces == text(OpenTelemetryOptions(.init(["OTEL_EXPORTER_OTLP_TRACES_\(name)": own]), signal: .traces)))
    #expect(logs == text(OpenTelemetryOptions(.init(["OTEL_EXPORTER_OTLP_\(name)": all]), signal: .logs)))
    #expect(traces != logs)
  }

  @Test func warnsOnce() {
    let count = Mutex(0)
    let environment = EnvironmentVariables(
      ["OTEL_EXPORTER_OTLP_PROTOCOL": "smoke"],
      problemHandler: Fastrace.ProblemHandler { _ in count.withLock { $0 += 1 } })
    for signal in OTLPSignal.allCases + OTLPSignal.allCases {
      _ = OpenTelemetryOptions(environment, signal: signal)
    }
    #expect(count.withLock { $0 } == 1)
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

  @Test func leavesOutWhatCanBeNoHeader() {
    let (options, problems) = options(["OTEL_EXPORTER_OTLP_HEADERS": "my key=hunter2,authorization=x"])
    #expect(options.headers.map(\.name) == ["authorization"])
    #expect(problems.map(\.kind) == ["environment-OTEL_EXPORTER_OTLP_HEADERS"])
    #expect(!problems.contains { $0.description.contains("hunter2") })
  }

  @Test func showsNoCredentialsOfAnAddress() {
    let (_, problems) = options(["OTEL_EXPORTER_OTLP_ENDPOINT": "htps://me:hunter2@c/?key=hunter2"])
    #expect(problems.count == 1 && !problems.contains { $0.description.contains("hunter2") })
  }

  @Test func zeroIsNoTimeout() {
    let (options, problems) = options(["OTEL_EXPORTER_OTLP_TIMEOUT": "0"])
    #expect(options.timeout == .zero && problems.isEmpty)
  }

  #if OpenTelemetryGRPC
    @Test func readsTheProtocolGRPC() {
      let (options, problems) = options(["OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"])
      #expect(options.wireProtocol == .grpc && problems.isEmpty)
      #expect(options.server == .init(host: "localhost", port: 4317, isSecure: false))
    }

    @Test(arguments: [
      ("http://c:1", nil, OTLPEndpoint.Server(host: "c", port: 1, isSecure: false)),
      ("https://c:1", "true", OTLPEndpoint.Server(host: "c", port: 1, isSecure: true)),
      ("c:1", nil, OTLPEndpoint.Server(host: "c", port: 1, isSecure: true)),
      ("c:1", "true", OTLPEndpoint.Server(host: "c", port: 1, isSecure: false)),
      ("c:1", "FALSE", OTLPEndpoint.Server(host: "c", port: 1, isSecure: true)),
    ])
    func findsTheServer(endpoint: String, insecure: String?, server: OTLPEndpoint.Server) {
      var variables = ["OTEL_EXPORTER_OTLP_PROTOCOL": "grpc", "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint]
      variables["OTEL_EXPORTER_OTLP_INSECURE"] = insecure
      let (options, problems) = options(variables)
      #expect(options.server == server && problems.isEmpty)
    }

    @Test(arguments: ["OTEL_EXPORTER_OTLP_ENDPOINT": "ftp://c", "OTEL_EXPORTER_OTLP_INSECURE": "maybe"])
    func ignoresWhatMakesNoSenseForGRPC(name: String, value: String) {
      let (options, problems) = options(["OTEL_EXPORTER_OTLP_PROTOCOL": "grpc", name: value])
      #expect(options.server == .init(host: "localhost", port: 4317, isSecure: false))
      #expect(problems.map(\.kind) == ["environment-\(name)"])
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
