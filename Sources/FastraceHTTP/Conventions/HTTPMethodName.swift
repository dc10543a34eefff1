public import Fastrace

/// A method as spans name it: of methods that nobody knows there may be any number.
@usableFromInline package struct HTTPMethodName: Sendable, Hashable {
  /// The method, or `_OTHER` for one that is not known.
  package let name: String
  /// The method as it was sent when it is not known.
  package let original: String?

  /// Methods are compared with regard to case, as HTTP does.
  ///
  /// - Parameter known: The methods that are known; nil stands for the usual ones.
  @usableFromInline package init(_ method: String, known: Set<String>? = nil) {
    let isKnown = known?.contains(method) ?? Self.isUsual(method)
    name = isKnown ? method : "_OTHER"
    original = isKnown ? nil : method
  }

  /// True for the methods of RFC 9110, RFC 5789 and the standard for `QUERY`.
  private static func isUsual(_ method: String) -> Bool {
    switch method {
    case "GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "CONNECT", "TRACE", "QUERY": true
    default: false
    }
  }

  /// What the name of a span begins with.
  package var spanName: String { original == nil ? name : "HTTP" }

  /// The name of a span: `GET /users/{id}`, or `GET` where there is no route.
  @usableFromInline package func spanName(route: String?) -> String {
    guard let route else { return spanName }
    return spanName + " " + route
  }
}

extension TraceSpan {
  @usableFromInline func setMethod(_ method: HTTPMethodName) {
    setProperty(HTTPAttribute.requestMethod, method.name)
    if let original = method.original { setProperty(HTTPAttribute.originalMethod, original) }
  }
}
