#if DistributedTracing
  internal import Fastrace
  internal import Tracing

  extension PropertyValue {
    /// The value with its type; what only has a description becomes a text.
    init(_ attribute: SpanAttribute) {
      switch attribute {
      case .int32(let value): self = .int(Int64(value))
      case .int64(let value): self = .int(value)
      case .int32Array(let values): self = .ints(values.map(Int64.init))
      case .int64Array(let values): self = .ints(values)
      case .double(let value): self = .double(value)
      case .doubleArray(let values): self = .doubles(values)
      case .bool(let value): self = .bool(value)
      case .boolArray(let values): self = .bools(values)
      case .string(let value): self = .string(value)
      case .stringArray(let values): self = .strings(values)
      case .stringConvertible(let value): self.init(describing: value)
      // This is also what the API makes of `[Int]`.
      case .stringConvertibleArray(let values): self = values.map { PropertyValue(describing: $0) }.propertyValue
      default: self = .string("\(attribute)")
      }
    }
  }

  extension Properties {
    init(_ attributes: SpanAttributes) {
      self.init()
      attributes.forEach { elements.append(Property($0, PropertyValue($1))) }
    }
  }

  extension TraceSpan.Kind {
    init(_ kind: SpanKind) {
      switch kind {
      case .server: self = .server
      case .client: self = .client
      case .producer: self = .producer
      case .consumer: self = .consumer
      case .internal: self = .internal
      }
    }
  }
#endif
