#if Viewer
  /// Finds what `fastrace show` is asked for.
  package enum TraceSource {
    /// - Parameters:
    ///   - name: A file, or the id of a trace.
    ///   - database: A database file that the trace is in; nil for a running server.
    package static func contents(
      _ name: String, database: String?, server: String
    ) async throws -> TraceContents {
      guard let key = TraceKey(hex: name) else { return try await file(name) }
      if let database { return try await stored(key, in: database) }
      guard let contents = try await ViewerClient(server).trace(key) else {
        throw StoreFailure("the server \(server) has no trace \(key); it may have been removed")
      }
      return contents
    }

    private static func file(_ path: String) async throws -> TraceContents {
      let magic = Array("SQLite format 3\u{0}".utf8)
      let start: [UInt8]
      do {
        start = try FileBytes.prefix(magic.count, of: path)
      } catch {
        throw StoreFailure("\(error); name a file, or a trace id of 32 hexadecimal digits")
      }
      if start == magic { return try await newest(in: path) }
      do {
        return TraceContents(try TraceFileReader.messages(try FileBytes.read(path)))
      } catch let failure as IntakeFailure {
        throw StoreFailure("\(path): \(failure)")
      }
    }

    private static func newest(in path: String) async throws -> TraceContents {
      guard let newest = try await TraceStore(reading: path).search(TraceSearch()).traces.first else {
        throw StoreFailure("the database \(path) has no traces")
      }
      return try await stored(newest.key, in: path)
    }

    private static func stored(_ key: TraceKey, in path: String) async throws -> TraceContents {
      guard let trace = try await TraceStore(reading: path).trace(key) else {
        throw StoreFailure("the database \(path) has no trace \(key); it may have been removed")
      }
      return try trace.contents()
    }
  }
#endif
