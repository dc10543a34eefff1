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
