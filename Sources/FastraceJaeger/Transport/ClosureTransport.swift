/// Hands packets to a closure.
final class ClosureTransport: PacketTransport {
  private let body: @Sendable (Swift.RawSpan) throws -> Void

  init(_ body: @escaping @Sendable (Swift.RawSpan) throws -> Void) { self.body = body }

  func begin() -> String? { nil }

  func send(_ packet: UnsafeRawBufferPointer) -> TransportFailure? {
    do {
      try body(unsafe packet.bytes)
      return nil
    } catch {
      return TransportFailure(kind: .packet, description: String(describing: error))
    }
  }

  func close() {}
}
