#if Enable
  /// Properties that say the same as a typed field, as users of string-only tracing libraries set them.
  enum ReservedProperty {
    case kind(TraceSpan.Kind)
    case statusCode(UInt8)
    case statusDescription(String)
    case parentIsRemote(Bool)

    /// False for nearly every other key, by its length alone.
    @inline(__always)
    static func mayApply(to key: String) -> Bool {
      switch key.utf8.count {
      case 9, 16, 23, 26: key.utf8.starts(with: "span.".utf8)
      default: false
      }
    }

    /// Nil for any other key, and for values that mean nothing.
    init?(_ key: String, _ value: PropertyValue) {
      let text = value.description
      switch key {
      case "span.kind":
        guard let kind = TraceSpan.Kind(name: text.lowercased()) else { return nil }
        self = .kind(kind)
      case "span.status_code":
        guard let code = ["unset", "ok", "error"].firstIndex(of: text.lowercased()) else { return nil }
        self = .statusCode(UInt8(code))
      case "span.status_description":
        self = .statusDescription(text)
      case "span.parent_span_is_remote":
        guard let isRemote = Bool(text.lowercased()) else { return nil }
        self = .parentIsRemote(isRemote)
      default:
        return nil
      }
    }
  }
#endif
