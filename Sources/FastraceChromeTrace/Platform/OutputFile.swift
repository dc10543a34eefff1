internal import Fastrace

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A file that is written from its beginning, closed when the value goes away.
struct OutputFile: ~Copyable {
  private let descriptor: Int32
  /// False for devices and pipes, which have no size.
  let isRegular: Bool

  /// Makes the file, or empties the one that is there.
  init(path: String) throws(SystemError) {
    var descriptor: Int32
    repeat {
      descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    } while descriptor < 0 && SystemError.last == .interrupted
    guard descriptor >= 0 else { throw .last }
    self.descriptor = descriptor
    isRegular = Self.isRegular { [descriptor] status in unsafe fstat(descriptor, &status) } ?? false
  }

  deinit { _ = close(descriptor) }

  /// Writes all bytes, or throws after some of them.
  func write(_ bytes: [UInt8]) throws(SystemError) {
    var done = 0
    while done < bytes.count {
      // SAFETY: the bytes live until the call returns, and `done` is inside of them.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Self.write(descriptor, UnsafeRawBufferPointer(rebasing: buffer[done...]))
      }
      if count > 0 {
        done += count
      } else if count == 0 || SystemError.last != .interrupted {
        throw .last
      }
    }
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Glibc)
      unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Cuts the file off behind the first `size` bytes, and goes on writing there.
  func truncate(to size: Int) {
    guard isRegular, ftruncate(descriptor, off_t(size)) == 0 else { return }
    _ = lseek(descriptor, off_t(size), SEEK_SET)
  }

  /// True when there is a regular file at the path.
  static func exists(_ path: String) -> Bool {
    isRegular { status in unsafe stat(path, &status) } ?? false
  }

  /// Gives a file another name, under which there may be one already.
  static func rename(_ path: String, to newPath: String) throws(SystemError) {
    #if canImport(Darwin)
      let result = unsafe Darwin.rename(path, newPath)
    #elseif canImport(Glibc)
      let result = unsafe Glibc.rename(path, newPath)
    #elseif canImport(Musl)
      let result = unsafe Musl.rename(path, newPath)
    #endif
    if result != 0 { throw .last }
  }

  /// Nil when there is no such file.
  private static func isRegular(_ read: (inout stat) -> Int32) -> Bool? {
    var status = stat()
    return read(&status) == 0 ? status.st_mode & S_IFMT == S_IFREG : nil
  }
}
