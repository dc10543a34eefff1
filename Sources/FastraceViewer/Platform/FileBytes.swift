#if Viewer
  #if canImport(Darwin)
    import Darwin
  #elseif canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// Reads and writes files as a whole, on the thread of the caller.
  package enum FileBytes {
    package static func read(_ path: String, limit: Int = 1 << 30) throws(StoreFailure) -> [UInt8] {
      let bytes = try prefix(limit + 1, of: path)
      guard bytes.count <= limit else { throw StoreFailure("\(path) has more than \(limit) bytes") }
      return bytes
    }

    /// The bytes that a file begins with, as many as there are.
    package static func prefix(_ limit: Int, of path: String) throws(StoreFailure) -> [UInt8] {
      let file = try opened(path, O_RDONLY)
      defer { close(file) }
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: min(limit, 1 << 16))
      while bytes.count < limit {
        // SAFETY: at most as many bytes are written as the array has.
        let count = unsafe chunk.withUnsafeMutableBytes { unsafe SystemCall.read(file, $0) }
        if count < 0 {
          guard errno == EINTR else { throw failure("read", path) }
          continue
        }
        if count == 0 { break }
        bytes += chunk.prefix(min(count, limit - bytes.count))
      }
      return bytes
    }

    /// Writes a file, over the one that is there.
    package static func write(_ bytes: [UInt8], to path: String) throws(StoreFailure) {
      let file = try opened(path, O_WRONLY | O_CREAT | O_TRUNC)
      defer { close(file) }
      var rest = bytes[...]
      while !rest.isEmpty {
        // SAFETY: the bytes live until the call returns.
        let count = unsafe rest.withUnsafeBytes { unsafe SystemCall.write(file, $0) }
        if count < 0 {
          guard errno == EINTR else { throw failure("write", path) }
          continue
        }
        rest = rest.dropFirst(count)
      }
    }

    private static func opened(_ path: String, _ flags: Int32) throws(StoreFailure) -> Int32 {
      let file = unsafe open(path, flags | O_CLOEXEC, 0o644)
      guard file >= 0 else { throw failure("open", path) }
      return file
    }

    private static func failure(_ what: String, _ path: String) -> StoreFailure {
      StoreFailure("cannot \(what) \(path): \(unsafe String(cString: strerror(errno)))")
    }
  }

  /// Calls whose names Swift's types have as well.
  enum SystemCall {
    static func read(_ file: Int32, _ bytes: UnsafeMutableRawBufferPointer) -> Int {
      #if canImport(Darwin)
        unsafe Darwin.read(file, bytes.baseAddress, bytes.count)
      #elseif canImport(Glibc)
        unsafe Glibc.read(file, bytes.baseAddress, bytes.count)
      #elseif canImport(Musl)
        unsafe Musl.read(file, bytes.baseAddress, bytes.count)
      #endif
    }

    static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
      #if canImport(Darwin)
        unsafe Darwin.write(file, bytes.baseAddress, bytes.count)
      #elseif canImport(Glibc)
        unsafe Glibc.write(file, bytes.baseAddress, bytes.count)
      #elseif canImport(Musl)
        unsafe Musl.write(file, bytes.baseAddress, bytes.count)
      #endif
    }
  }
#endif
