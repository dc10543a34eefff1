#if HTTPTypes || Hummingbird
  public import Fastrace
  public import HTTPTypes

  extension HTTPFields: CarrierReader, CarrierWriter {
    /// The values of a header, one for each of its lines.
    ///
    /// None for a name that is not allowed in HTTP. Costs one pass over the lines.
    public func values(forHeader name: String) -> [String] {
      var values: [String] = []
      // Without a `HTTPField.Name`, which would be checked and copied each time: most headers are not there.
      for index in indices where HeaderName.isSame(self[index].name.canonicalName, name) {
        values.append(self[index].value)
      }
      return values
    }

    /// The first value of a header, read without joining the values of all lines.
    package func firstValue(of name: HTTPField.Name) -> String? {
      firstIndex { $0.name == name }.map { self[$0].value }
    }

    /// Makes a value the only one of its header.
    ///
    /// Does nothing for a name that is not allowed in HTTP.
    public mutating func set(_ value: String, forHeader name: String) {
      if let name = HTTPField.Name(header: name) { self[name] = value }
    }

    /// Removes all lines of a header.
    public mutating func removeValues(forHeader name: String) {
      if let name = HTTPField.Name(header: name) { self[name] = nil }
    }
  }

  extension HTTPField.Name {
    // Made once: a name is checked and copied each time.
    private static let traceparent = HTTPField.Name("traceparent")
    private static let tracestate = HTTPField.Name("tracestate")
    private static let baggage = HTTPField.Name("baggage")

    fileprivate init?(header name: String) {
      let known =
        switch name {
        case "traceparent": Self.traceparent
        case "tracestate": Self.tracestate
        case "baggage": Self.baggage
        default: HTTPField.Name(name)
        }
      guard let known else { return nil }
      self = known
    }
  }
#endif
