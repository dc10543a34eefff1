#if FileSystem
  import Fastrace
  import FastraceFileSystem
  import FastraceTesting
  import NIOCore
  import NIOFileSystem
  import SystemPackage
  import Testing

  /// Files and folders that are open.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct HandleTests {
    @Test func aHandleHoldsASpanForItsLife() async throws {
      try await withFolder { files, folder in
        let path = folder.appending("a")
        let trace = try await TestTrace.collect {
          try await files.withFileHandle(forReadingAndWritingAt: path) { handle in
            try await handle.write(contentsOf: Array("hello".utf8), toAbsoluteOffset: 0)
            try await handle.write(contentsOf: Array("!!".utf8), toAbsoluteOffset: 5)
            _ = try await handle.readChunk(fromAbsoluteOffset: 1, length: .bytes(3))
            #expect(try await handle.info().size == 7)
            try await handle.resize(to: .bytes(2))
            try await handle.synchronize()
            try await TraceSpan.with("own") { _ in _ = try await handle.info() }
          }
        }
        try trace.expectTree(
          """
          test
            file handle
              file close
              file read
              file stat
              file sync
              file write
              file write
              file write
            file open
            own
              file stat
          """, showing: [])
        let handle = try trace.expectSpan(
          named: "file handle", properties: ["file.path": path.string, "file.bytes_read": 3, "file.bytes_written": 7])
        let close = try trace.expectSpan(named: "file close")
        #expect(handle.endUnixNanoseconds >= close.endUnixNanoseconds)
        try trace.expectSpan(named: "file write", properties: ["file.offset": 5, "file.bytes_written": 2])
        try trace.expectSpan(named: "file read", properties: ["file.offset": 1, "file.bytes_read": 3])
      }
    }

    @Test func chunksAreOneSpan() async throws {
      try await withFolder { files, folder in
        let path = folder.appending("a")
        try await files.withFileHandle(forWritingAt: path) { handle in
          _ = try await handle.write(contentsOf: Array(repeating: 7, count: 100_000), toAbsoluteOffset: 0)
        }
        let trace = try await TestTrace.collect {
          try await files.withFileHandle(forReadingAt: path) { handle in
            var count = 0
            for try await chunk in handle.readChunks(chunkLength: .bytes(1000)) { count += chunk.readableBytes }
            #expect(count == 100_000)
          }
        }
        try trace.expectSpans(named: "file read", count: 1)
        try trace.expectSpan(named: "file read", under: "file handle", properties: ["file.bytes_read": 100_000])
        try trace.expectSpan(named: "file handle", properties: ["file.bytes_read": 100_000])
      }
    }

    @Test func chunksThatAreGivenUpEnd() async throws {
      try await withFolder { files, folder in
        let path = folder.appending("a")
        try await files.withFileHandle(forWritingAt: path) { handle in
          _ = try await handle.write(contentsOf: Array(repeating: 7, count: 10_000), toAbsoluteOffset: 0)
        }
        let trace = try await TestTrace.collect {
          try await files.withFileHandle(forReadingAt: path) { handle in
            for try await _ in handle.readChunks(chunkLength: .bytes(1000)) { break }
          }
        }
        try trace.expectSpan(
          named: "file read", under: "file handle", status: .unset, properties: ["file.bytes_read": 1000])
      }
    }

    @Test func foldersAreListedInOneSpan() async throws {
      try await withFolder { files, folder in
        let trace = try await TestTrace.collect {
          try await files.withDirectoryHandle(atPath: folder) { directory in
            for name in ["a", "b", "c"] {
              try await directory.withFileHandle(forWritingAt: FilePath(name)) { handle in
                _ = try await handle.write(contentsOf: [1], toAbsoluteOffset: 0)
              }
            }
            var names: [String] = []
            for try await entry in directory.listContents() { names.append(entry.name.string) }
            #expect(names.sorted() == ["a", "b", "c"])
          }
        }
        try trace.expectSpan(
          named: "file list", under: "file handle", properties: ["file.path": folder.string, "file.count": 3])
        try trace.expectSpan(named: "file write", properties: ["file.path": folder.appending("b").string])
        try trace.expectNoOrphans()
      }
    }

    @Test func aHandleThatIsForgottenEndsItsSpan() async throws {
      try await withFolder { files, folder in
        let trace = try await TestTrace.collect {
          let handle = try await files.openFile(
            forWritingAt: folder.appending("a"), options: .newFile(replaceExisting: false))
          // NIO wants its own handle to be closed.
          try await handle.base.close(makeChangesVisible: false)
        }
        try trace.expectSpans(named: "file handle", count: 1)
      }
    }
  }
#endif
