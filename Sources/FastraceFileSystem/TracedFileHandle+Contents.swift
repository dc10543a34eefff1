#if FileSystem
  internal import Fastrace
  public import NIOCore
  public import NIOFileSystem
  public import SystemPackage

  extension TracedFileHandle: ReadableFileHandleProtocol where Base: ReadableFileHandleProtocol {
    /// Reads a part of the file in a span, which has the number of bytes.
    public func readChunk(fromAbsoluteOffset offset: Int64, length: ByteCount) async throws -> ByteBuffer {
      try await handleSpan.operate(.read) { [handle = handleSpan] span in
        let chunk = try await base.readChunk(fromAbsoluteOffset: offset, length: length)
        span.setProperty("file.offset", offset)
        span.setProperty("file.bytes_read", chunk.readableBytes)
        handle.read(chunk.readableBytes)
        return chunk
      }
    }

    /// Reads a part of the file chunk by chunk, in one span from the first chunk to the last.
    public func readChunks(in range: Range<Int64>, chunkLength: ByteCount) -> FileChunks {
      let chunks = base.readChunks(in: range, chunkLength: chunkLength)
      return FileChunks(
        wrapping: SpannedElements(
          chunks, handleSpan, .read, countedAs: "file.bytes_read", count: \.readableBytes
        ) { $0.read($1) })
    }
  }

  extension TracedFileHandle: WritableFileHandleProtocol where Base: WritableFileHandleProtocol {
    /// Writes to the file in a span, which has the number of bytes.
    @discardableResult
    public func write(
      contentsOf bytes: some (Sequence<UInt8> & Sendable), toAbsoluteOffset offset: Int64
    ) async throws -> Int64 {
      try await handleSpan.operate(.write) { [handle = handleSpan] span in
        let count = try await base.write(contentsOf: bytes, toAbsoluteOffset: offset)
        span.setProperty("file.offset", offset)
        span.setProperty("file.bytes_written", count)
        handle.wrote(count)
        return count
      }
    }

    /// Changes the size of the file in a span.
    public func resize(to size: ByteCount) async throws {
      try await handleSpan.operate(.write) { span in
        span.setProperty("file.size", size.bytes)
        try await base.resize(to: size)
      }
    }

    /// Closes the file in a span, and ends the span of the handle.
    public func close(makeChangesVisible: Bool) async throws {
      defer { handleSpan.end() }
      try await handleSpan.operate(.close) { _ in try await base.close(makeChangesVisible: makeChangesVisible) }
    }
  }

  extension TracedFileHandle: DirectoryFileHandleProtocol where Base: DirectoryFileHandleProtocol {
    /// A file that is open to be read.
    public typealias ReadFileHandle = TracedFileHandle<Base.ReadFileHandle>
    /// A file that is open to be written.
    public typealias WriteFileHandle = TracedFileHandle<Base.WriteFileHandle>
    /// A file that is open for both.
    public typealias ReadWriteFileHandle = TracedFileHandle<Base.ReadWriteFileHandle>

    /// Reads the entries, in one span from the first to the last, which has their number.
    public func listContents(recursive: Bool) -> DirectoryEntries {
      DirectoryEntries(
        wrapping: SpannedElements(
          base.listContents(recursive: recursive).batched(), handleSpan, .list, countedAs: "file.count",
          count: \.count
        ) { _, _ in })
    }

    /// Opens a file in a span, and begins the span of the handle.
    public func openFile(forReadingAt path: FilePath, options: OpenOptions.Read) async throws -> ReadFileHandle {
      try await .opening(whole(path), handleSpan.tracing) {
        try await base.openFile(forReadingAt: path, options: options)
      }
    }

    /// Opens a file in a span, and begins the span of the handle.
    public func openFile(forWritingAt path: FilePath, options: OpenOptions.Write) async throws -> WriteFileHandle {
      try await .opening(whole(path), handleSpan.tracing) {
        try await base.openFile(forWritingAt: path, options: options)
      }
    }

    /// Opens a file in a span, and begins the span of the handle.
    public func openFile(
      forReadingAndWritingAt path: FilePath, options: OpenOptions.Write
    ) async throws -> ReadWriteFileHandle {
      try await .opening(whole(path), handleSpan.tracing) {
        try await base.openFile(forReadingAndWritingAt: path, options: options)
      }
    }

    /// Opens a folder in a span, and begins the span of the handle.
    public func openDirectory(atPath path: FilePath, options: OpenOptions.Directory) async throws -> Self {
      try await .opening(whole(path), handleSpan.tracing) {
        try await base.openDirectory(atPath: path, options: options)
      }
    }

    /// Paths are relative to the folder unless they are absolute.
    private func whole(_ path: FilePath) -> FilePath { handleSpan.path.pushing(path) }
  }
#endif
