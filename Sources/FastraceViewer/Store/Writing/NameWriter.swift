#if Viewer
  import GRDB

  /// Gives numbers to services, operations and scopes.
  struct NameWriter {
    private struct Operation: Hashable {
      var service: Int64
      var name: String
    }
    private struct Scope: Hashable {
      var resource: [UInt8]
      var scope: [UInt8]
    }

    private var services = NumberTable<String>(byteCapacity: 2 << 20)
    private var operations = NumberTable<Operation>(byteCapacity: 8 << 20)
    private var scopes = NumberTable<Scope>(byteCapacity: 8 << 20)

    private let serviceRow: NumberedRow
    private let operationRow: NumberedRow
    private let scopeRow: NumberedRow
    private let countOperation: PreparedStatement
    private let useScope: PreparedStatement

    init(_ database: Database) throws {
      serviceRow = try NumberedRow(database, table: "service", columns: "name", key: "name")
      operationRow = try NumberedRow(database, table: "operation", columns: "service, name", key: "service, name")
      scopeRow = try NumberedRow(
        database, table: "scope", columns: "resource, scope, service", key: "resource, scope")
      countOperation = try PreparedStatement(
        database, "UPDATE operation SET spans = spans + ?2, last_trace = max(last_trace, ?3) WHERE id = ?1")
      useScope = try PreparedStatement(
        database, "UPDATE scope SET last_trace = ?2 WHERE id = ?1 AND last_trace < ?2")
    }

    mutating func service(_ name: String) throws -> Int64 {
      if let number = services[name] { return number }
      let number = try serviceRow.number { $0.bind(1, name) }
      services.insert(number, for: name, keyBytes: name.utf8.count)
      return number
    }

    mutating func operation(_ name: String, of service: Int64) throws -> Int64 {
      let key = Operation(service: service, name: name)
      if let number = operations[key] { return number }
      let number = try operationRow.number {
        $0.bind(1, service)
        $0.bind(2, name)
      }
      operations.insert(number, for: key, keyBytes: name.utf8.count)
      return number
    }

    mutating func scope(_ scope: IncomingScope) throws -> Int64 {
      let key = Scope(resource: scope.resource, scope: scope.scope)
      if let number = scopes[key] { return number }
      let number = try scopeRow.number(
        {
          $0.bind(1, scope.resource)
          $0.bind(2, scope.scope)
        }, insert: { $0.bind(3, scope.service) })
      scopes.insert(number, for: key, keyBytes: scope.resource.count + scope.scope.count)
      return number
    }

    func count(_ spans: Int, of operation: Int64, trace: Int64) throws {
      countOperation.bind(1, operation)
      countOperation.bind(2, spans)
      countOperation.bind(3, trace)
      try countOperation.run()
    }

    func use(scope: Int64, trace: Int64) throws {
      useScope.bind(1, scope)
      useScope.bind(2, trace)
      try useScope.run()
    }

    /// After rows were removed.
    mutating func forget() {
      services.removeAll()
      operations.removeAll()
      scopes.removeAll()
    }
  }

  /// A table whose rows are found by a key, and made when there is none.
  struct NumberedRow {
    private let find: PreparedStatement
    private let insert: PreparedStatement

    init(_ database: Database, table: String, columns: String, key: String) throws {
      let keys = key.split(separator: ", ").enumerated().map { "\($1) = ?\($0 + 1)" }.joined(separator: " AND ")
      let values = columns.split(separator: ", ").indices.map { _ in "?" }.joined(separator: ", ")
      find = try PreparedStatement(database, "SELECT id FROM \(table) WHERE \(keys)")
      insert = try PreparedStatement(database, "INSERT INTO \(table) (\(columns)) VALUES (\(values)) RETURNING id")
    }

    func number(
      _ bind: (PreparedStatement) -> Void, insert bindRest: (PreparedStatement) -> Void = { _ in }
    ) throws -> Int64 {
      bind(find)
      if try find.next() {
        defer { find.reset() }
        return find.integer(0)
      }
      bind(insert)
      bindRest(insert)
      guard try insert.next() else { throw StoreFailure("the database returned no number") }
      let number = insert.integer(0)
      // To its end, or the row is not inserted for good.
      while try insert.next() {}
      return number
    }
  }
#endif
