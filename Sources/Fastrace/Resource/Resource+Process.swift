internal import CFastrace

extension Fastrace.Resource {
  /// The process, its host, and the name of this library, without a look at environment variables.
  ///
  /// The service is named `unknown_service:` and the name of the program. `detected()` of `FastraceEnvironment` adds what
  /// the environment variables say. Thread-safe. Cost: some system calls, and memory for a dozen attributes.
  public static var process: Fastrace.Resource {
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
