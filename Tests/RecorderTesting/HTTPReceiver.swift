import Foundation
import Synchronization

/// A receiver that answers every request over HTTP with 200, on threads of its own and with nothing but sockets.
///
/// For tests that fork: what else runs in the process is only what is being tested.
package final class HTTPReceiver: Sendable {
  private let descriptor: Int32
  /// Where it listens, on 127.0.0.1.
  package let port: UInt16
  private let counted = Mutex(0)

  /// How many requests were answered.
  package var requests: Int { counted.withLock { $0 } }

  package init() {
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    descriptor = socket(AF_INET, stream, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let error = unsafe withUnsafeMutablePointer(to: &address) { [descriptor] pointer in
      // SAFETY: every kind of socket address begins like this one.
      let pointer = unsafe UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: sockaddr.self)
      return unsafe bind(descriptor, pointer, size) | getsockname(descriptor, pointer, &size) | listen(descriptor, 16)
    }
    precondition(error == 0)
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { self.accept() }
  }

  private func accept() {
    while true {
      let connection = Foundation.accept(descriptor, nil, nil)
      guard connection >= 0 else { return }
      Thread.detachNewThread { self.answer(connection) }
    }
  }

  private func answer(_ connection: Int32) {
    let file = FileHandle(fileDescriptor: connection, closeOnDealloc: true)
    var received = Data()
    while true {
      let data = file.availableData
      if data.isEmpty { return }
      received += data
      while let end = Self.endOfRequest(received) {
        received = Data(received[end...])
        counted.withLock { $0 += 1 }
        file.write(Data("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n".utf8))
      }
    }
  }

  /// Where the first request ends; nil while it is not complete.
  private static func endOfRequest(_ data: Data) -> Int? {
    guard let head = data.range(of: Data("\r\n\r\n".utf8)) else { return nil }
    let lines = String(decoding: data[..<head.lowerBound], as: UTF8.self).lowercased().split(separator: "\r\n")
    let length = lines.compactMap { line in
      line.hasPrefix("content-length:") ? Int(line.dropFirst(15).filter(\.isNumber)) : nil
    }
    let end = head.upperBound + (length.first ?? 0)
    return end <= data.count ? end : nil
  }
}
