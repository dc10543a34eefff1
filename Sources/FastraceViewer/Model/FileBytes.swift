#if Viewer
  import NIOCore
  import NIOPosix

  /// Reads and writes files as a whole.
  package enum FileBytes {
    /// All bytes of a file, at most so many.
    package static func read(_ path: String, limit: Int = 1 << 30) async throws -> ByteBuffer {
      let io = NonBlockingFileIO(threadPool: .singleton)
      return try await io.withFileRegion(path: path) { region in
        guard region.readableBytes <= limit else {
          throw StoreFailure("\(path) has \(region.readableBytes) bytes, more than \(limit)")
        }
        return try await io.read(fileRegion: region, allocator: ByteBufferAllocator())
      }
    }

    /// Writes a file, over the one that is there.
    package static func write(_ bytes: [UInt8], to path: String) async throws {
      let io = NonBlockingFileIO(threadPool: .singleton)
      do {
        try await io.withFileHandle(
          path: path, mode: .write, flags: .overwriting
        ) { handle in try await io.write(fileHandle: handle, buffer: ByteBuffer(bytes: bytes)) }
      } catch {
        throw StoreFailure("cannot write \(path): \(error); name a file in a folder that can be written to")
      }
    }
  }
#endif
