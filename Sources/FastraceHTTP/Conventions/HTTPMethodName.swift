public import Fastrace

/// A method as spans name it: of methods that nobody knows there may be any number.
@usableFromInline package struct HTTPMethodName: Sendable, Hashable {
  /// The method, or `_OTHER` for one that is not known.
  package let name: String
  /// The method as it was sent when it is not known.
  package let original: String?

  /// Methods are compared with regard to case, as HTTP does.
  @usableFromInline package init(_ method: String) {
    switch method {
    case "GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "CONNECT", "TRACE":
      name = method
      original = nil
    default:
      name = "_OTHER"
      original = method
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

extension Span {
  @usableFromInline func setMethod(_ method: HTTPMethodName) {
    setProperty(HTTPAttribute.requestMethod, method.name)
    if let original = method.original { setProperty(HTTPAttribute.originalMethod, original) }
  }
}
