package import Fastrace

/// What Datadog calls operation, resource and type, after the properties that OpenTelemetry has for them.
package struct DatadogNames {
  /// What kind of work it is: `http.server.request`; of internal spans, their name.
  package var operation: String
  /// What it was done on: the name of the span.
  package var resource: String
  /// `web`, `http`, `db`, `queue` or `custom`.
  package var type: String

  package init(_ span: borrowing SpanRecord) {
    resource = span.name
    operation = span.name
    type = "custom"
    if span.kind != .internal || !span.properties.isEmpty {
      let properties = span.properties
      setOperation(span.kind, Self.text("db.system.name", "db.system", in: properties), properties)
      if let name = Self.text("operation.name", in: properties) { operation = name }
      if let name = Self.text("resource.name", in: properties) { resource = name }
      if let name = Self.text("span.type", in: properties) { type = name }
    }
    complete()
  }

  private mutating func setOperation(_ kind: SpanKind, _ database: String?, _ properties: PropertyList) {
    switch kind {
    case .internal: break
    case .server:
      operation = Self.text("http.request.method", in: properties) == nil ? "server.request" : "http.server.request"
      type = "web"
    case .client:
      let isHTTP = Self.text("http.request.method", in: properties) != nil
      operation = database.map { $0 + ".query" } ?? (isHTTP ? "http.client.request" : "client.request")
      type = database == nil ? "http" : "db"
    case .producer, .consumer:
      operation = kind.name
      type = "queue"
    }
  }

  /// An agent replaces what is empty.
  private mutating func complete() {
    if operation.isEmpty { operation = "unnamed_operation" }
    if resource.isEmpty { resource = operation }
  }

  private static func text(_ keys: String..., in properties: PropertyList) -> String? {
    for key in keys {
      for property in properties where property.key == key {
        if case .string(let text) = property.value { return text }
      }
    }
    return nil
  }
}
