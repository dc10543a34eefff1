#if FileSystem
  internal import Fastrace
  public import NIOFileSystem
  public import SystemPackage

  // What is done to files and folders by their paths.

  extension TracedFileSystem {
    /// Makes a folder in a span.
    public func createDirectory(
      at path: FilePath, withIntermediateDirectories createIntermediateDirectories: Bool,
      permissions: FilePermissions?
    ) async throws {
      try await operate(.create, path) { _ in
        try await base.createDirectory(
          at: path, withIntermediateDirectories: createIntermediateDirectories, permissions: permissions)
      }
    }

    /// Makes a folder with a new name in a span, which has the name that was found.
    public func createTemporaryDirectory(template: FilePath) async throws -> FilePath {
      try await operate(.create, template) { span in
        let path = try await base.createTemporaryDirectory(template: template)
        span.setProperty("file.path", path.string)
        return path
      }
    }

    /// Asks for the attributes of a file in a span, which has the size.
    public func info(forFileAt path: FilePath, infoAboutSymbolicLink: Bool) async throws -> FileInfo? {
      try await operate(.stat, path) { span in
        let info = try await base.info(forFileAt: path, infoAboutSymbolicLink: infoAboutSymbolicLink)
        if let info { span.setProperty("file.size", info.size) }
        return info
      }
    }

    /// Makes a symbolic link in a span.
    public func createSymbolicLink(at path: FilePath, withDestination destinationPath: FilePath) async throws {
      try await operate(.create, path) { span in
        span.setProperty("file.symbolic_link.target_path", destinationPath.string)
        try await base.createSymbolicLink(at: path, withDestination: destinationPath)
      }
    }

    /// Asks for the target of a symbolic link in a span.
    public func destinationOfSymbolicLink(at path: FilePath) async throws -> FilePath {
      try await operate(.stat, path) { span in
        let target = try await base.destinationOfSymbolicLink(at: path)
        span.setProperty("file.symbolic_link.target_path", target.string)
        return target
      }
    }

    /// Copies a file or a folder in a span, which is current in the closures.
    public func copyItem(
      at sourcePath: FilePath, to destinationPath: FilePath, strategy copyStrategy: CopyStrategy,
      replaceExisting: Bool,
      shouldProceedAfterError: @escaping @Sendable (_ source: DirectoryEntry, _ error: any Error) async throws -> Void,
      shouldCopyItem: @escaping @Sendable (_ source: DirectoryEntry, _ destination: FilePath) async -> Bool
    ) async throws {
      try await operate(.copy, sourcePath) { span in
        span.setProperty("file.destination.path", destinationPath.string)
        try await base.copyItem(
          at: sourcePath, to: destinationPath, strategy: copyStrategy, replaceExisting: replaceExisting,
          shouldProceedAfterError: { entry, error in
            try await span.makeCurrent { try await shouldProceedAfterError(entry, error) }
          }, shouldCopyItem: { entry, path in await span.makeCurrent { await shouldCopyItem(entry, path) } })
      }
    }

    /// Removes a file or a folder in a span, which has the number of items.
    @discardableResult
    public func removeItem(
      at path: FilePath, strategy removalStrategy: RemovalStrategy, recursively removeItemRecursively: Bool
    ) async throws -> Int {
      try await operate(.delete, path) { span in
        let count = try await base.removeItem(
          at: path, strategy: removalStrategy, recursively: removeItemRecursively)
        span.setProperty("file.count", count)
        return count
      }
    }

    /// Moves a file or a folder in a span.
    public func moveItem(at sourcePath: FilePath, to destinationPath: FilePath) async throws {
      try await operate(.rename, sourcePath) { span in
        span.setProperty("file.destination.path", destinationPath.string)
        try await base.moveItem(at: sourcePath, to: destinationPath)
      }
    }

    /// Puts a file or a folder in the place of another, in a span.
    public func replaceItem(at destinationPath: FilePath, withItemAt existingPath: FilePath) async throws {
      try await operate(.rename, existingPath) { span in
        span.setProperty("file.destination.path", destinationPath.string)
        try await base.replaceItem(at: destinationPath, withItemAt: existingPath)
      }
    }
  }
#endif
