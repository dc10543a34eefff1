#if FileSystem
  internal import Fastrace
  public import NIOFileSystem
  public import SystemPackage

  /// An open file or folder that records what is done with it; see ``_NIOFileSystem/FileSystemProtocol/traced(_:)``.
  ///
  /// It has a span of its own until it is closed, with the number of bytes that were read and written. Attributes and
  /// permissions are not traced. Every method throws what the handle throws, which its span records, and may be called from
  /// where that of the handle may.
  ///
  /// > Cost: A span for each operation.
  public struct TracedFileHandle<Base: FileHandleProtocol>: FileHandleProtocol {
    /// The handle that does the work.
    public let base: Base
    let handleSpan: HandleSpan

    init(_ base: Base, _ handleSpan: HandleSpan) {
      self.base = base
      self.handleSpan = handleSpan
    }

    static func opening(
      _ path: FilePath, _ tracing: FileSystemTracing, _ open: () async throws -> Base
    ) async throws -> Self {
      let base = try await tracing.enter(.open, path).operating { _ in try await open() }
      return TracedFileHandle(base, HandleSpan(path, tracing))
    }
  }

  extension TracedFileHandle: Sendable where Base: Sendable {}

  extension TracedFileHandle {
    /// Asks for the attributes in a span, which has the size.
    public func info() async throws -> FileInfo {
      try await handleSpan.operate(.stat) { span in
        let info = try await base.info()
        span.setProperty("file.size", info.size)
        return info
      }
    }

    /// Waits in a span until everything is on the disk.
    public func synchronize() async throws {
      try await handleSpan.operate(.sync) { _ in try await base.synchronize() }
    }

    /// Closes the file in a span, and ends the span of the handle.
    public func close() async throws {
      defer { handleSpan.end() }
      try await handleSpan.operate(.close) { _ in try await base.close() }
    }

    /// Gives the descriptor away, and ends the span of the handle.
    public func detachUnsafeFileDescriptor() throws -> FileDescriptor {
      defer { handleSpan.end() }
      return try base.detachUnsafeFileDescriptor()
    }
  }

  // Passed on as they are.
  extension TracedFileHandle {
    /// As the handle does it.
    public func replacePermissions(_ permissions: FilePermissions) async throws {
      try await base.replacePermissions(permissions)
    }

    /// As the handle does it.
    @discardableResult
    public func addPermissions(_ permissions: FilePermissions) async throws -> FilePermissions {
      try await base.addPermissions(permissions)
    }

    /// As the handle does it.
    @discardableResult
    public func removePermissions(_ permissions: FilePermissions) async throws -> FilePermissions {
      try await base.removePermissions(permissions)
    }

    /// As the handle does it.
    public func attributeNames() async throws -> [String] { try await base.attributeNames() }

    /// As the handle does it.
    public func valueForAttribute(_ name: String) async throws -> [UInt8] { try await base.valueForAttribute(name) }

    /// As the handle does it.
    public func updateValueForAttribute(
      _ bytes: some (Sendable & RandomAccessCollection<UInt8>), attribute name: String
    ) async throws {
      try await base.updateValueForAttribute(bytes, attribute: name)
    }

    /// As the handle does it.
    public func removeValueForAttribute(_ name: String) async throws { try await base.removeValueForAttribute(name) }

    /// As the handle does it.
    public func withUnsafeDescriptor<R: Sendable>(
      _ execute: @Sendable @escaping (FileDescriptor) throws -> R
    ) async throws -> R {
      try await base.withUnsafeDescriptor(execute)
    }

    /// As the handle does it.
    public func setTimes(
      lastAccess: FileInfo.Timespec?, lastDataModification: FileInfo.Timespec?
    ) async throws {
      try await base.setTimes(lastAccess: lastAccess, lastDataModification: lastDataModification)
    }
  }
#endif
