internal import CFastrace

extension Fastrace.Resource {
  /// What is known about this process, completed by the environment and by what the application says.
  ///
  /// In the order in which they count: the arguments; the environment variables `OTEL_SERVICE_NAME` and
  /// `OTEL_RESOURCE_ATTRIBUTES`; what the system tells about process and host. A service without a name is called
  /// `unknown_service:` and the name of the program.
  ///
  /// - Parameters:
  ///   - serviceName: The attribute `service.name`.
  ///   - attributes: More attributes, such as `service.version`.
  ///   - trap: Told of malformed parts of the environment variables, which are left out.
  public static func detected(
    serviceName: String? = nil, _ attributes: Properties = [:], trap: Fastrace.ProblemHandler = .standardError
  ) -> Fastrace.Resource {
    var resource = detected(in: .ofProcess(trap: trap)).merging(Fastrace.Resource(attributes))
    if let serviceName { resource.serviceName = serviceName }
    return resource
  }

  package static func detected(in environment: EnvironmentVariables) -> Fastrace.Resource {
    process.merging(Fastrace.Resource(environment))
  }

  /// What the environment variables say.
  package init(_ environment: EnvironmentVariables) {
    self.init()
    for (key, value) in environment.pairs("OTEL_RESOURCE_ATTRIBUTES") { self[key] = .string(value) }
    if let name = environment["OTEL_SERVICE_NAME"] { serviceName = name }
  }

  /// What the system and the library know.
  private static var process: Fastrace.Resource {
    let program = ProcessInformation.executableName
    var resource = Fastrace.Resource()
    resource["service.name"] = .string("unknown_service" + (program.map { ":" + $0 } ?? ""))
    resource["service.instance.id"] = .string(instanceID)
    resource["telemetry.sdk.name"] = .string(LibraryVersion.name)
    resource["telemetry.sdk.language"] = "swift"
    resource["telemetry.sdk.version"] = .string(LibraryVersion.number)
    resource["process.pid"] = .int(ProcessInformation.identifier)
    resource["process.executable.name"] = program.map { .string($0) }
    resource["process.runtime.name"] = "swift"
    resource["host.name"] = ProcessInformation.hostName.map { .string($0) }
    resource["host.arch"] = ProcessInformation.architecture.map { .string($0) }
    resource["os.type"] = ProcessInformation.systemType.map { .string($0) }
    return resource
  }

  /// A random UUID, the same for as long as the process lives.
  private static let instanceID: String = {
    // Version 4, variant 1 (RFC 9562, section 5.4).
    let high = fastrace_random() & ~0xf000 | 0x4000
    let low = fastrace_random() & ~(0b11 << 62) | 0b10 << 62
    let digits = TraceID(high: high, low: low).description
    let bounds = [0, 8, 12, 16, 20, 32]
    return zip(bounds, bounds.dropFirst()).map { String(digits.dropFirst($0).prefix($1 - $0)) }.joined(separator: "-")
  }()
}
