#if Macros
  import SwiftSyntax

  /// The attributes that this package is about.
  enum TracingMacro: String {
    case trace = "Trace"
    case traceAll = "TraceAll"
    case noTrace = "NoTrace"
  }

  extension AttributeListSyntax {
    /// The attribute that is this macro, with or without the module in front.
    func macro(_ macro: TracingMacro) -> AttributeSyntax? {
      let names = [macro.rawValue, "FastraceMacros." + macro.rawValue]
      return lazy.compactMap { $0.as(AttributeSyntax.self) }.first {
        names.contains($0.attributeName.trimmedDescription)
      }
    }
  }
#endif
