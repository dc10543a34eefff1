#if Viewer
  import GRDB
  import OTLPMessages
  import SwiftProtobuf

  /// Looks into the spans of a trace for one that a search asks for.
  struct SpanMatcher {
    private let search: TraceSearch
    private let text: [UInt8]?
    private let spans: PreparedStatement
    private let resources: PreparedStatement

    init(_ database: Database, _ search: TraceSearch) throws {
      self.search = search
      text = search.text.map { Array($0.utf8) }
      spans = try PreparedStatement(
        database,
        """
        SELECT operation.name, service.name, span.scope, body FROM span JOIN operation ON operation.id = operation
        JOIN service ON service.id = operation.service WHERE trace = ?
        """)
      resources = try PreparedStatement(database, "SELECT resource FROM scope WHERE id = ?")
    }

    /// How many spans were looked at is added to `examined`.
    func matches(_ trace: Int64, examined: inout Int) throws -> Bool {
      spans.bind(1, trace)
      while try spans.next() {
        examined += 1
        if try matchesSpan() {
          spans.reset()
          return true
        }
      }
      return false
    }

    private func matchesSpan() throws -> Bool {
      if let operation = search.operation, spans.text(0) != operation { return false }
      if let service = search.service, spans.text(1) != service { return false }
      if let text, !occurs(text, in: Array(spans.text(1).utf8)), !occurs(text, in: spans.bytes(3)) { return false }
      return try search.attributes.isEmpty || matchesAttributes()
    }

    private func matchesAttributes() throws -> Bool {
      let span = try OTLPSpan(serializedBytes: spans.bytes(3))
      var rest = search.attributes.filter { !Self.contains($0, span.attributes) }
      if rest.isEmpty { return true }
      resources.bind(1, spans.integer(2))
      guard try resources.next() else { return false }
      let resource = try OTLPResource(serializedBytes: resources.bytes(0))
      resources.reset()
      rest.removeAll { Self.contains($0, resource.attributes) }
      return rest.isEmpty
    }

    private static func contains(_ wanted: TraceSearch.Attribute, _ attributes: [OTLPAttribute]) -> Bool {
      attributes.contains { $0.key == wanted.key && $0.value.text == wanted.value }
    }

    private func occurs(_ text: [UInt8], in bytes: [UInt8]) -> Bool {
      guard let first = text.first else { return true }
      var start = 0
      while let found = bytes[start...].firstIndex(of: first), found + text.count <= bytes.count {
        if bytes[found..<found + text.count].elementsEqual(text) { return true }
        start = found + 1
      }
      return false
    }
  }
#endif
