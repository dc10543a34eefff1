internal import Fastrace

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The address of a UDP socket, of IPv4 or IPv6.
struct SocketAddress: Sendable {
  private var storage: sockaddr_storage
  private var count: socklen_t

  var family: Int32 { Int32(storage.ss_family) }

  /// Why a name has no address.
  struct ResolutionError: Error, CustomStringConvertible {
    var description: String
  }

  /// The addresses of a host; waits for a name server if it is a name.
  ///
  /// - Parameter host: A name, an IPv4 address, or an IPv6 address with or without brackets.
  static func resolve(_ host: String, port: UInt16) throws(ResolutionError) -> [SocketAddress] {
    let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
    let name = isBracketed ? String(host.dropFirst().dropLast()) : host
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = datagram
    unsafe hints.ai_flags = AI_NUMERICSERV
    // SAFETY: the pointers live until the call returns; the list is read before it is freed, and copied.
    var list: UnsafeMutablePointer<addrinfo>?
    let code = unsafe getaddrinfo(name, String(port), &hints, &list)
    guard code == 0 else {
      throw ResolutionError(
        description: unsafe code == EAI_SYSTEM ? "\(SystemError.last)" : String(cString: gai_strerror(code)))
    }
    defer { unsafe freeaddrinfo(list) }
    var addresses: [SocketAddress] = []
    var next = unsafe list
    while let info = unsafe next {
      if let address = unsafe SocketAddress(info.pointee.ai_addr, info.pointee.ai_addrlen) { addresses.append(address) }
      unsafe next = info.pointee.ai_next
    }
    return addresses
  }

  private init?(_ address: UnsafeMutablePointer<sockaddr>?, _ count: socklen_t) {
    guard let address = unsafe address, count <= MemoryLayout<sockaddr_storage>.size else { return nil }
    storage = sockaddr_storage()
    self.count = count
    // SAFETY: the storage is at least as large as the address, as has just been checked.
    unsafe withUnsafeMutableBytes(of: &storage) { target in
      unsafe target.copyMemory(from: UnsafeRawBufferPointer(start: address, count: Int(count)))
    }
  }

  /// Calls `body` with the address as the functions of the system take it.
  func withAddress(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
    unsafe withUnsafeBytes(of: storage) { bytes in
      // SAFETY: the storage is aligned for every address, and the address was copied into it.
      guard let address = unsafe bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return -1 }
      return unsafe body(address, count)
    }
  }

  /// The type of UDP sockets.
  static var datagram: Int32 {
    #if canImport(Glibc)
      Int32(SOCK_DGRAM.rawValue)
    #else
      SOCK_DGRAM
    #endif
  }
}
