#if Viewer
  import GRDB
  import GRDBSQLite

  /// A statement that is run very often: values are bound and read without being boxed.
  ///
  /// GRDB prepares it and owns it; a statement belongs to one connection and is used on its queue only.
  // SAFETY: the handle is valid as long as `statement` lives; texts and bytes are copied before their pointers end.
  @safe
  final class PreparedStatement {
    private let database: Database
    private let statement: Statement
    private let handle: SQLiteStatement

    init(_ database: Database, _ sql: String) throws {
      self.database = database
      statement = try database.makeStatement(sql: sql)
      unsafe handle = statement.sqliteStatement
    }

    // MARK: Values, from 1 on

    func bind(_ index: Int32, _ value: Int64) { unsafe sqlite3_bind_int64(handle, index, value) }

    func bind(_ index: Int32, _ value: UInt64) { bind(index, Int64(bitPattern: value)) }

    func bind(_ index: Int32, _ value: Int) { bind(index, Int64(value)) }

    func bind(_ index: Int32, _ text: String) {
      var text = text
      text.withUTF8 { bytes in
        // SAFETY: SQLite reads bytes as signed characters of the same size, and copies them.
        unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
          _ = unsafe sqlite3_bind_text(handle, index, characters.baseAddress, Int32(characters.count), Self.copied)
        }
      }
    }

    func bind(_ index: Int32, _ bytes: [UInt8]) {
      guard !bytes.isEmpty else { return _ = unsafe sqlite3_bind_zeroblob(handle, index, 0) }
      _ = unsafe bytes.withUnsafeBytes { bytes in
        unsafe sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(bytes.count), Self.copied)
      }
    }

    // SAFETY: what SQLite's macro SQLITE_TRANSIENT is, which Swift does not import.
    private static var copied: sqlite3_destructor_type {
      unsafe unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)
    }

    // MARK: Running

    /// Goes to the next row; false behind the last one, and then the statement can be used again.
    func next() throws -> Bool {
      switch unsafe sqlite3_step(handle) {
      case SQLITE_ROW: return true
      case SQLITE_DONE:
        reset()
        return false
      case let code:
        let message = unsafe String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
        reset()
        throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
      }
    }

    /// Runs a statement that has no rows, or whose rows do not matter.
    func run() throws { while try next() {} }

    /// Must be called when not all rows were read.
    func reset() { unsafe sqlite3_reset(handle) }

    // MARK: Columns, from 0 on

    func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

    func text(_ column: Int32) -> String {
      guard let characters = unsafe sqlite3_column_text(handle, column) else { return "" }
      let count = Int(unsafe sqlite3_column_bytes(handle, column))
      return unsafe String(decoding: UnsafeBufferPointer(start: characters, count: count), as: UTF8.self)
    }

    func bytes(_ column: Int32) -> [UInt8] {
      guard let start = unsafe sqlite3_column_blob(handle, column) else { return [] }
      return unsafe Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
    }
  }
#endif
