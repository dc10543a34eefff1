#if Viewer
  import GRDB
  import OTLPMessages
  import SwiftProtobuf

  /// Looks into the spans of a trace, and their log records, for one that a search asks for.
  struct SpanMatcher {
    private let search: TraceSearch
    private let text: ByteSearch?
    private let spans: PreparedStatement
    private let logs: PreparedStatement
    private let resources: PreparedStatement

    init(_ database: Database, _ search: TraceSearch) throws {
      self.search = search
      text = search.key == nil ? search.text.map { ByteSearch($0) } : nil
      spans = try PreparedStatement(
        database,
        """
        SELECT operation.name, service.name, span.scope, body, span.id FROM span JOIN operation ON operation.id = operation
        JOIN service ON service.id = operation.service WHERE trace = ?
        """)
      logs = try PreparedStatement(database, "SELECT span, body FROM log WHERE trace = ?")
      resources = try PreparedStatement(database, "SELECT resource FROM scope WHERE id = ?")
    }

    /// How many spans and log records were looked at is added to `examined`.
    func matches(_ trace: Int64, examined: inout Int) throws -> Bool {
      let logged = try text.map { try spansWithLogs($0, trace, &examined) } ?? []
      // Nothing else is asked for that only a span has.
      if !logged.isEmpty, search.service == nil, search.operation == nil, search.attributes.isEmpty { return true }
      spans.bind(1, trace)
      while try spans.next() {
        examined += 1
        if try matchesSpan(hasLog: logged.contains(spans.integer(4))) {
          spans.reset()
          return true
        }
      }
      return false
    }

    private func matchesSpan(hasLog: Bool) throws -> Bool {
      if let operation = search.operation, spans.text(0) != operation { return false }
      if let service = search.service, spans.text(1) != service { return false }
      if let text, !hasLog, !text.occurs(in: Array(spans.text(1).utf8)), !text.occurs(in: spans.bytes(3)) {
        return false
      }
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

    /// The spans of which a log record has the text; 0 for records of no span.
    private func spansWithLogs(_ text: ByteSearch, _ trace: Int64, _ examined: inout Int) throws -> Set<Int64> {
      var found: Set<Int64> = []
      logs.bind(1, trace)
      while try logs.next() {
        examined += 1
        if text.occurs(in: logs.bytes(1)) { found.insert(logs.integer(0)) }
      }
      return found
    }
  }
#endif
