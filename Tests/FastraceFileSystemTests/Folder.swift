#if FileSystem
  import FastraceFileSystem
  import NIOFileSystem
  import SystemPackage

  /// Runs `body` with a traced file system and a folder that is gone afterwards.
  func withFolder(
    _ tracing: FileSystemTracing = FileSystemTracing(),
    _ body: (TracedFileSystem<FileSystem>, FilePath) async throws -> Void
  ) async throws {
    try await FileSystem.shared.withTemporaryDirectory { _, path in
      try await body(FileSystem.shared.traced(tracing), path)
    }
  }
#endif
