#if Viewer
  import GRDB

  /// The names of operations, each read once.
  final class OperationNames {
    struct Name {
      var service: String
      var operation: String
    }

    private let statement: PreparedStatement
    private var names: [Int64: Name] = [:]

    init(_ database: Database) throws {
      statement = try PreparedStatement(
        database,
        "SELECT service.name, operation.name FROM operation JOIN service ON service.id = service WHERE operation.id = ?"
      )
    }

    func name(of number: Int64) throws -> Name {
      if let name = names[number] { return name }
      statement.bind(1, number)
      var name = Name(service: "", operation: "")
      if try statement.next() {
        name = Name(service: statement.text(0), operation: statement.text(1))
        statement.reset()
      }
      names[number] = name
      return name
    }
  }
#endif
