internal import CFastrace

extension Fastrace {
  /// What produces the spans: the service, its instance, the process, the host.
  ///
  /// Exporters send it along with the spans. It is what OpenTelemetry calls a resource; the keys are those of its semantic
  /// conventions.
  ///
  ///     Fastrace.Resource.detected(serviceName: "checkout", ["deployment.environment.name": "production"])
  ///
  /// `detected` is in `FastraceEnvironment`, because it reads environment variables; ``process`` does not.
  public struct Resource: Sendable, Hashable {
    /// The attributes, each key once.
    public private(set) var attributes: [Property]

    /// A resource with exactly these attributes; of several with the same key the last one counts.
    public init(_ attributes: Properties = [:]) {
      self.attributes = []
      self.attributes.reserveCapacity(attributes.elements.count)
      for attribute in attributes.elements { self[attribute.key] = attribute.value }
    }

    /// The value of an attribute; nil without one.
    ///
    /// An empty key is ignored.
    public subscript(key: String) -> PropertyValue? {
      get { attributes.first { $0.key == key }?.value }
      set {
        if key.isEmpty { return }
        let index = attributes.firstIndex { $0.key == key }
        switch (index, newValue) {
        case (let index?, let value?): attributes[index].value = value
        case (let index?, nil): attributes.remove(at: index)
        case (nil, let value?): attributes.append(Property(key, value))
        case (nil, nil): break
        }
      }
    }

    /// The name of the service; `unknown_service` without one.
    public var serviceName: String {
      get {
        if let name = self["service.name"]?.description, !name.isEmpty { return name }
        return "unknown_service"
      }
      set { self["service.name"] = .string(newValue) }
    }

    /// The attributes of both; of two with the same key that of `other` counts.
    public func merging(_ other: Fastrace.Resource) -> Fastrace.Resource {
      var merged = self
      for attribute in other.attributes { merged[attribute.key] = attribute.value }
      return merged
    }
  }
}

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
