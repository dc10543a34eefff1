#if Viewer
  import FastraceGRDB
  import GRDB

  /// The stock of the shop, in SQLite.
  struct Inventory: Sendable {
    private let database: DatabaseQueue

    /// A full stock, in a new file or in memory.
    init(path: String? = nil) throws {
      let configuration = GRDB.Configuration().traced()
      if let path {
        database = try DatabaseQueue(path: path, configuration: configuration)
      } else {
        database = try DatabaseQueue(configuration: configuration)
      }
      try database.write { try Self.fill($0) }
    }

    private static func fill(_ database: Database) throws {
      try database.execute(
        sql: """
          CREATE TABLE item (name TEXT PRIMARY KEY, price INTEGER NOT NULL, stock INTEGER NOT NULL);
          CREATE TABLE reservation (id INTEGER PRIMARY KEY, item TEXT NOT NULL REFERENCES item(name),
            quantity INTEGER NOT NULL CHECK (quantity > 0));
          """)
      for (name, price, stock) in [("lamp", 35, 1_000_000), ("chair", 120, 1_000_000), ("piano", 4_900, 0)] {
        try database.execute(sql: "INSERT INTO item VALUES (?, ?, ?)", arguments: [name, price, stock])
      }
    }

    func item(_ name: String) async throws -> Item? {
      try await database.tracedRead("find item") { try Item.find($0, name) }
    }

    /// Takes items out of stock, or fails without changing anything.
    func reserve(_ order: Reservation) async throws -> ReservedItem {
      try await database.tracedWrite("reserve") { database in
        guard let item = try Item.find(database, order.item) else { throw OutOfStock(item: order.item, left: 0) }
        guard item.stock >= order.quantity else { throw OutOfStock(item: order.item, left: item.stock) }
        try database.execute(
          sql: "INSERT INTO reservation (item, quantity) VALUES (?, ?)", arguments: [order.item, order.quantity])
        let number = database.lastInsertedRowID
        try database.execute(
          sql: "UPDATE item SET stock = stock - ? WHERE name = ?", arguments: [order.quantity, order.item])
        return ReservedItem(number: number, price: item.price * order.quantity)
      }
    }

    /// What sells best; the database takes its time to find out.
    func demand() async throws -> Demand {
      try await database.tracedRead("estimate demand") { database in
        let sample = try Int.fetchOne(
          database,
          sql: """
            WITH RECURSIVE day(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM day WHERE n < 200000)
            SELECT count(*) FROM day WHERE n % 7 = 3
            """)
        let reservations = try Int.fetchOne(database, sql: "SELECT count(*) FROM reservation")
        return Demand(days: sample ?? 0, reservations: reservations ?? 0)
      }
    }
  }

  extension Item {
    fileprivate static func find(_ database: Database, _ name: String) throws -> Item? {
      let row = try Row.fetchOne(database, sql: "SELECT name, price, stock FROM item WHERE name = ?", arguments: [name])
      return row.map { Item(name: $0["name"], price: $0["price"], stock: $0["stock"]) }
    }
  }
#endif
