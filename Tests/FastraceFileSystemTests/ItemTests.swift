#if FileSystem
  import Fastrace
  import FastraceFileSystem
  import FastraceTesting
  import NIOCore
  import NIOFileSystem
  import SystemPackage
  import Testing

  /// What is done to files by their paths.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct ItemTests {
    @Test func everyOperationIsASpanWithItsPath() async throws {
      try await withFolder { files, folder in
        let (a, b, c, link) = (
          folder.appending("a"), folder.appending("b"), folder.appending("c"), folder.appending("l")
        )
        let trace = try await TestTrace.collect {
          try await files.createDirectory(at: folder.appending("x/y"), withIntermediateDirectories: true)
          try await files.withFileHandle(forWritingAt: a) { handle in
            _ = try await handle.write(contentsOf: Array("hello".utf8), toAbsoluteOffset: 0)
          }
          #expect(try await files.info(forFileAt: a)?.size == 5)
          try await files.copyItem(at: a, to: b)
          try await files.moveItem(at: b, to: c)
          try await files.replaceItem(at: a, withItemAt: c)
          try await files.createSymbolicLink(at: link, withDestination: a)
          #expect(try await files.destinationOfSymbolicLink(at: link) == a)
          #expect(try await files.removeItem(at: a) == 1)
        }
        try trace.expectSpan(named: "file create", under: "test", properties: ["file.path": path(folder, "x/y")])
        try trace.expectSpan(
          named: "file stat", under: "test", properties: ["file.path": a.string, "file.size": 5])
        try trace.expectSpan(
          named: "file copy", under: "test",
          properties: ["file.path": a.string, "file.destination.path": b.string])
        try trace.expectSpan(
          named: "file rename", properties: ["file.path": b.string, "file.destination.path": c.string])
        try trace.expectSpan(
          named: "file rename", properties: ["file.path": c.string, "file.destination.path": a.string])
        try trace.expectSpan(
          named: "file create", properties: ["file.path": link.string, "file.symbolic_link.target_path": a.string])
        try trace.expectSpan(named: "file delete", properties: ["file.path": a.string, "file.count": 1])
        #expect(trace.spans.allSatisfy { $0.status == .unset })
        try trace.expectNoOrphans()
      }
    }

    @Test func errorsAreRecorded() async throws {
      try await withFolder { files, folder in
        let missing = folder.appending("missing")
        let trace = try await TestTrace.collect {
          await #expect(throws: FileSystemError.self) { try await files.openFile(forReadingAt: missing) }
          await #expect(throws: FileSystemError.self) { try await files.copyItem(at: missing, to: folder) }
          // That there is no file is an answer.
          let info = try await files.info(forFileAt: missing)
          #expect(info == nil)
        }
        try trace.expectSpan(
          named: "file open", status: .error, properties: ["file.path": missing.string, "error.type": "Not found"])
        try trace.expectSpan(named: "file copy", status: .error)
        try trace.expectSpan(named: "file stat", status: .unset)
        try trace.expectSpans(named: "file handle", count: 0)
      }
    }

    @Test func filterNameAndProperties() async throws {
      var tracing = FileSystemTracing()
      tracing.filter = { operation, _ in operation != .create }
      tracing.spanName = { operation, _ in operation == .stat ? "look" : nil }
      tracing.onOperation = { _, path, span in span.setProperty("name", path.lastComponent?.string ?? "") }
      try await withFolder(tracing) { files, folder in
        let trace = try await TestTrace.collect {
          try await files.createDirectory(at: folder.appending("x"), withIntermediateDirectories: false)
          _ = try await files.info(forFileAt: folder.appending("x"))
        }
        #expect(trace.spans.map(\.name).sorted() == ["look", "test"])
        try trace.expectSpan(named: "look", properties: ["name": "x"])
      }
    }

    @Test func withoutASpanItOnlyDoesItsWork() async throws {
      try await withFolder { files, folder in
        let path = folder.appending("a")
        try await files.withFileHandle(forWritingAt: path) { handle in
          _ = try await handle.write(contentsOf: ByteBuffer(string: "hello"), toAbsoluteOffset: 0)
        }
        let text = try await files.withFileHandle(forReadingAt: path) { handle in
          String(buffer: try await handle.readToEnd(maximumSizeAllowed: .bytes(10)))
        }
        #expect(text == "hello")
      }
    }

    private func path(_ folder: FilePath, _ name: String) -> String { folder.pushing(FilePath(name)).string }
  }
#endif
