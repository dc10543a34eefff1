import Fastrace
import FastraceTesting
import Testing

#if GRDB
  import FastraceGRDB
  import GRDB
#endif
#if FileSystem
  import FastraceFileSystem
  import NIOCore
  import NIOFileSystem
#endif

@Suite(.recorder, .traced) struct StorageSnippets {
  #if GRDB
    @Test func database() async throws {
      let trace = try await TestTrace.collect {
        // snippet: grdb
        let database = try DatabaseQueue(configuration: GRDB.Configuration().traced())
        try await database.tracedWrite { db in
          try db.execute(sql: "CREATE TABLE item (name TEXT)")
          try db.execute(sql: "INSERT INTO item VALUES (?)", arguments: ["apple"])
        }
        let count = try await database.tracedRead { db in
          try Int.fetchOne(db, sql: "SELECT count(*) FROM item")
        }
        // end
        #expect(count == 1)
      }
      try trace.expectSpan(named: "INSERT item", kind: .client)
      try trace.expectSpan(named: "SELECT item", kind: .client)
      try trace.expectNoOrphans()
    }
  #endif

  #if FileSystem
    @Test func files() async throws {
      try await FileSystem.shared.withTemporaryDirectory { _, folder in
        let path = folder.appending("notes")
        let trace = try await TestTrace.collect {
          // snippet: files
          let files = FileSystem.shared.traced()
          try await files.withFileHandle(forWritingAt: path, options: .newFile(replaceExisting: true)) { file in
            _ = try await file.write(contentsOf: "hello".utf8, toAbsoluteOffset: 0)
          }
          // end
        }
        try trace.expectSpan(named: "file write", under: "file handle")
      }
    }
  #endif
}
