#if FileSystem
  public import NIOFileSystem

  extension FileSystemProtocol {
    /// This file system with a span for each of its operations, and one for each file and folder while it is open.
    ///
    ///     let files = FileSystem.shared.traced()
    ///     let info = try await files.info(forFileAt: path)
    ///
    /// The spans are children of the current one; without one nothing is recorded. They have the path, and the size or the
    /// number of bytes. Errors are recorded, with the code of a `FileSystemError` as their type.
    ///
    /// - Parameter tracing: What is traced, and how.
    public func traced(_ tracing: FileSystemTracing = FileSystemTracing()) -> TracedFileSystem<Self> {
      TracedFileSystem(self, tracing)
    }
  }
#endif
