#if GRDB
  import FastraceGRDB
  import Foundation
  import GRDB

  /// A database with some tables, in a file that is gone afterwards.
  final class Shop: Sendable {
    private let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("fastrace-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    var path: String { folder.appendingPathComponent("shop.sqlite").path }

    func queue(_ tracing: GRDBTracing = GRDBTracing()) throws -> DatabaseQueue {
      try Self.fill(DatabaseQueue(path: path, configuration: GRDB.Configuration().traced(tracing)))
    }

    func pool(_ tracing: GRDBTracing = GRDBTracing()) throws -> DatabasePool {
      try Self.fill(DatabasePool(path: path, configuration: GRDB.Configuration().traced(tracing)))
    }

    static func inMemory(_ tracing: GRDBTracing = GRDBTracing()) throws -> DatabaseQueue {
      try fill(DatabaseQueue(configuration: GRDB.Configuration().traced(tracing)))
    }

    private static func fill<Writer: DatabaseWriter>(_ writer: Writer) throws -> Writer {
      try writer.write { database in
        try database.execute(
          sql: """
            CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, price INTEGER);
            CREATE TABLE sale (id INTEGER PRIMARY KEY, item INTEGER REFERENCES item (id));
            INSERT INTO item (name, price) VALUES ('tea', 3), ('milk', 1), ('sugar', 2);
            """)
      }
      return writer
    }
  }
#endif
