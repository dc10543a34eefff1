internal import Fastrace

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A UDP socket with one peer, closed when the value goes away.
struct DatagramSocket: ~Copyable {
  private let descriptor: Int32
  /// False when the number names something else by now, because somebody closed the socket.
  private var isOwned = true

  /// A socket that sends to `peer`.
  init(to peer: SocketAddress) throws(SystemError) {
    let descriptor = socket(peer.family, SocketAddress.datagram, 0)
    guard descriptor >= 0 else { throw .last }
    // Programs that this process starts have no use for it.
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    let result = unsafe peer.withAddress { address, count in unsafe connect(descriptor, address, count) }
    guard result == 0 else {
      let error = SystemError.last
      _ = close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  deinit { if isOwned { _ = close(descriptor) } }

  /// Sends a packet; nil when it was sent.
  ///
  /// The error may be what became of an earlier packet, and then this one was not sent.
  mutating func send(_ packet: UnsafeRawBufferPointer) -> SystemError? {
    while unsafe write(packet) < 0 {
      let error = SystemError.last
      if error.code == EBADF || error.code == ENOTSOCK { isOwned = false }
      if error != .interrupted { return error }
    }
    return nil
  }

  /// Not `write`, which would write into whatever has the number of the socket.
  private func write(_ packet: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      unsafe Darwin.send(descriptor, packet.baseAddress, packet.count, 0)
    #elseif canImport(Glibc)
      unsafe Glibc.send(descriptor, packet.baseAddress, packet.count, 0)
    #elseif canImport(Musl)
      unsafe Musl.send(descriptor, packet.baseAddress, packet.count, 0)
    #endif
  }

  /// What the network said about packets that were sent; nil if nothing.
  ///
  /// Reading it forgets it.
  func takeError() -> SystemError? {
    var code: Int32 = 0
    var count = socklen_t(MemoryLayout<Int32>.size)
    // SAFETY: the number is as large as said, and lives until the call returns.
    // If it fails, there is no socket any more, and `send` says so.
    guard unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &count) == 0, code != 0 else { return nil }
    return SystemError(code: code)
  }
}
