#if Logging
  import Foundation
  import LogforthTestSupport
  import Testing

  /// A datagram socket that a test owns.
  final class ReceivingSocket: Sendable {
    private let descriptor: Int32

    /// A Unix socket at a path.
    init(path: String) throws {
      descriptor = unsafe logforth_test_bind(path)
      try #require(descriptor >= 0)
    }

    deinit { close(descriptor) }

    /// The next datagram, and the contents of the file that came with it, if any.
    func receive() throws -> (bytes: [UInt8], file: [UInt8]?) {
      var bytes = [UInt8](repeating: 0, count: 1 << 18)
      var passed: Int32 = -1
      let count = unsafe logforth_test_receive(descriptor, &bytes, bytes.count, &passed)
      try #require(count >= 0)
      guard passed >= 0 else { return (Array(bytes.prefix(count)), nil) }
      let file = FileHandle(fileDescriptor: passed, closeOnDealloc: true)
      try file.seek(toOffset: 0)
      return (Array(bytes.prefix(count)), Array(try file.readToEnd() ?? Data()))
    }
  }
#endif
