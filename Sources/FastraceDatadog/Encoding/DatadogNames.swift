package import Fastrace

/// What Datadog calls operation, resource and type, after the properties that OpenTelemetry has for them.
package struct DatadogNames {
  /// What kind of work it is: `http.server.request`; of internal spans, their name.
  package var operation: String
  /// What it was done on: the name of the span.
  package var resource: String
  /// `web`, `http`, `db`, `queue` or `custom`.
  package var type: String

  package init(_ name: String, _ kind: TraceSpan.Kind, _ properties: PropertyList) {
    resource = name
    operation = name
    type = "custom"
    let hints = Hints(properties)
    setOperation(kind, hints)
    operation = hints.operation ?? operation
    resource = hints.resource ?? resource
    type = hints.type ?? type
    // An agent replaces what is empty.
    if operation.isEmpty { operation = "unnamed_operation" }
    if resource.isEmpty { resource = operation }
  }

  private mutating func setOperation(_ kind: TraceSpan.Kind, _ hints: Hints) {
    switch kind {
    case .internal: break
    case .server:
      operation = hints.isHTTP ? "http.server.request" : "server.request"
      type = "web"
    case .client:
      operation = hints.database.map { $0 + ".query" } ?? (hints.isHTTP ? "http.client.request" : "client.request")
      type = hints.database == nil ? "http" : "db"
    case .producer, .consumer:
      operation = kind.name
      type = "queue"
    }
  }

  /// What properties say about it.
  private struct Hints {
    var database: String?
    var isHTTP = false
    var operation: String?
    var resource: String?
    var type: String?

    init(_ properties: PropertyList) {
      var oldDatabase: String?
      for property in properties {
        // Most keys are none of these, which their length tells at once.
        switch property.key.utf8.count {
        case 9:
          read(property, "db.system", &oldDatabase)
          read(property, "span.type", &type)
        case 13: read(property, "resource.name", &resource)
        case 14:
          read(property, "db.system.name", &database)
          read(property, "operation.name", &operation)
        case 19: if property.key == "http.request.method", case .string = property.value { isHTTP = true }
        default: break
        }
      }
      database = database ?? oldDatabase
    }

    private func read(_ property: Property, _ key: String, _ text: inout String?) {
      if text == nil, property.key == key, case .string(let value) = property.value { text = value }
    }
  }
}
