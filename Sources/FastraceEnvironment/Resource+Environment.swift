public import Fastrace

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
  ///   - problemHandler: Told of malformed parts of the environment variables, which are left out.
  public static func detected(
    serviceName: String? = nil, _ attributes: Properties = [:], problemHandler: Fastrace.ProblemHandler = .standardError
  ) -> Fastrace.Resource {
    var resource = detected(in: .ofProcess(problemHandler: problemHandler)).merging(Fastrace.Resource(attributes))
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
}
