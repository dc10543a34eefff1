#if Logging
  import Foundation
  import Testing

  /// A datagram socket that a test owns.
  final class ReceivingSocket: Sendable {
    private let descriptor: Int32

    /// A Unix socket at a path.
    init(path: String) throws {
      descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
      let result = withUnsafePointer(to: address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
      try #require(result == 0)
    }

    deinit { close(descriptor) }

    /// The next datagram, and the contents of the file that came with it, if any.
    func receive() throws -> (bytes: [UInt8], file: [UInt8]?) {
      var bytes = [UInt8](repeating: 0, count: 1 << 20)
      var control = [UInt8](repeating: 0, count: 64)
      var passed: Int32 = -1
      let count = bytes.withUnsafeMutableBytes { bytes in
        control.withUnsafeMutableBytes { control -> Int in
          var part = iovec(iov_base: bytes.baseAddress, iov_len: bytes.count)
          return withUnsafeMutablePointer(to: &part) { part in
            var message = msghdr()
            message.msg_iov = part
            message.msg_iovlen = 1
            message.msg_control = control.baseAddress
            message.msg_controllen = control.count
            let count = recvmsg(descriptor, &message, 0)
            // The header of 16 bytes, then the descriptor.
            if message.msg_controllen >= 20 { passed = control.loadUnaligned(fromByteOffset: 16, as: Int32.self) }
            return count
          }
        }
      }
      try #require(count >= 0)
      guard passed >= 0 else { return (Array(bytes.prefix(count)), nil) }
      let file = FileHandle(fileDescriptor: passed, closeOnDealloc: true)
      try file.seek(toOffset: 0)
      return (Array(bytes.prefix(count)), Array(try file.readToEnd() ?? Data()))
    }
  }
#endif
