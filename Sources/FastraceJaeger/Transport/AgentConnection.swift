internal import Fastrace

/// Sends packets to an agent over UDP, and opens the socket again after errors.
///
/// When nobody listens, the host of the agent says so: on the same host at once, else some time later, and then the next
/// packet gets to know it. Each address of the agent is tried in turn.
final class AgentConnection: PacketTransport {
  private let host: String
  private let port: UInt16
  private var addresses: [SocketAddress] = []
  private var nextAddress = 0
  private var socket: DatagramSocket?

  init(host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  func begin() -> String? {
    guard let error = socket?.takeError() else { return nil }
    socket = nil
    return "\(agent) did not take an earlier packet: \(error)\(advice(error))"
  }

  func send(_ packet: UnsafeRawBufferPointer) -> TransportFailure? {
    var attempts = 0
    while true {
      if let failure = open() { return failure }
      guard let error = unsafe socket?.send(packet) ?? socket?.takeError() else { return nil }
      if error == .messageTooLong {
        return TransportFailure(kind: .tooLarge, description: "\(agent) takes no packets of \(packet.count) bytes")
      }
      socket = nil
      attempts += 1
      // Once more: the error may be that of an earlier packet, and another address may do.
      if attempts > addresses.count {
        return TransportFailure(kind: .packet, description: "\(agent) takes no packets: \(error)\(advice(error))")
      }
    }
  }

  func close() { socket = nil }

  private func open() -> TransportFailure? {
    if socket != nil { return nil }
    // All have been tried: the name may have got another meaning.
    if nextAddress >= addresses.count {
      do {
        addresses = try SocketAddress.resolve(host, port: port)
        nextAddress = 0
      } catch {
        return failure("cannot find \(agent): \(error); is the name of the host right?")
      }
    }
    var last: SystemError?
    while nextAddress < addresses.count {
      let address = addresses[nextAddress]
      nextAddress += 1
      do {
        socket = try DatagramSocket(to: address)
        return nil
      } catch {
        last = error
      }
    }
    return failure("cannot reach \(agent): \(last.map { "\($0)" } ?? "its name has no address")")
  }

  private func failure(_ description: String) -> TransportFailure {
    TransportFailure(kind: .agent, description: description)
  }

  private var agent: String { "the Jaeger agent at \(host.contains(":") ? "[\(host)]" : host):\(port)" }

  private func advice(_ error: SystemError) -> String {
    error == .connectionRefused ? "; nobody listens there: start the agent, or mend host and port" : ""
  }
}
