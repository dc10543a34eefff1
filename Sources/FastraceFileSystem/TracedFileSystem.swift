#if FileSystem
  internal import Fastrace
  public import NIOFileSystem
  public import SystemPackage

  /// A file system that records its operations; see ``_NIOFileSystem/FileSystemProtocol/traced(_:)``.
  ///
  /// Every method throws what the file system throws, which its span records. May be used from any thread.
  ///
  /// > Cost: A span for each operation, and another one for each file and folder while it is open.
  public struct TracedFileSystem<Base: FileSystemProtocol>: FileSystemProtocol {
    /// A file that is open to be read.
    public typealias ReadFileHandle = TracedFileHandle<Base.ReadFileHandle>
    /// A file that is open to be written.
    public typealias WriteFileHandle = TracedFileHandle<Base.WriteFileHandle>
    /// A file that is open for both.
    public typealias ReadWriteFileHandle = TracedFileHandle<Base.ReadWriteFileHandle>
    /// A folder that is open.
    public typealias DirectoryFileHandle = TracedFileHandle<Base.DirectoryFileHandle>

    /// The file system that does the work.
    public let base: Base
    let tracing: FileSystemTracing

    init(_ base: Base, _ tracing: FileSystemTracing) {
      self.base = base
      self.tracing = tracing
    }

    /// Runs an operation on a path in a span.
    func operate<Result>(
      _ operation: FileSystemTracing.Operation, _ path: FilePath, _ body: (TraceSpan) async throws -> Result
    ) async throws -> Result {
      try await tracing.enter(operation, path).operating(body)
    }
  }

  extension TracedFileSystem {
    /// Opens a file in a span, and begins the span of the handle.
    public func openFile(forReadingAt path: FilePath, options: OpenOptions.Read) async throws -> ReadFileHandle {
      try await .opening(path, tracing) { try await base.openFile(forReadingAt: path, options: options) }
    }

    /// Opens a file in a span, and begins the span of the handle.
    public func openFile(forWritingAt path: FilePath, options: OpenOptions.Write) async throws -> WriteFileHandle {
      try await .opening(path, tracing) { try await base.openFile(forWritingAt: path, options: options) }
    }

    /// Opens a file in a span, and begins the span of the handle.
    public func openFile(
      forReadingAndWritingAt path: FilePath, options: OpenOptions.Write
    ) async throws -> ReadWriteFileHandle {
      try await .opening(path, tracing) { try await base.openFile(forReadingAndWritingAt: path, options: options) }
    }

    /// Opens a folder in a span, and begins the span of the handle.
    public func openDirectory(
      atPath path: FilePath, options: OpenOptions.Directory
    ) async throws -> DirectoryFileHandle {
      try await .opening(path, tracing) { try await base.openDirectory(atPath: path, options: options) }
    }
  }

  extension TracedFileSystem {
    /// The folder of the process; not traced.
    public var currentWorkingDirectory: FilePath { get async throws { try await base.currentWorkingDirectory } }

    /// The user's folder; not traced.
    public var homeDirectory: FilePath { get async throws { try await base.homeDirectory } }

    /// The folder for temporary files; not traced.
    public var temporaryDirectory: FilePath { get async throws { try await base.temporaryDirectory } }
  }
#endif
