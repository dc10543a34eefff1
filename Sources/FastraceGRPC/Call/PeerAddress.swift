#if GRPC
  internal import Fastrace
  internal import GRPCCore

  /// One end of a connection, read from gRPC's description of it.
  ///
  /// Transports write `ipv4:127.0.0.1:31415`, `ipv6:[::1]:443` and `unix:/tmp/socket`. In anything else, such as
  /// `in-process:27182`, there is no address.
  struct PeerAddress: Hashable {
    var host: String
    var port: Int?
    /// As in `network.transport` of the conventions.
    var transport: String
  }

  extension PeerAddress {
    init?(_ description: String) {
      guard let colon = description.firstIndex(of: ":") else { return nil }
      let rest = description[description.index(after: colon)...]
      switch description[..<colon] {
      case "unix": self.init(path: rest)
      case "ipv4", "ipv6": self.init(hostAndPort: rest)
      default: return nil
      }
    }

    private init?(path: Substring) {
      guard !path.isEmpty, path != "<unknown>" else { return nil }
      self.init(host: String(path), port: nil, transport: "unix")
    }

    private init?(hostAndPort: Substring) {
      guard let colon = hostAndPort.lastIndex(of: ":"), let port = Int(hostAndPort[hostAndPort.index(after: colon)...])
      else { return nil }
      let host = hostAndPort[..<colon].drop { $0 == "[" }.prefix { $0 != "]" }
      guard !host.isEmpty else { return nil }
      self.init(host: String(host), port: port, transport: "tcp")
    }
  }

  extension TraceSpan {
    /// Records who is at the other end of the connection, if the transport tells.
    func setPeer(_ description: String) {
      guard let peer = PeerAddress(description) else { return }
      setProperty("network.peer.address", peer.host)
      if let port = peer.port { setProperty("network.peer.port", port) }
      setProperty("network.transport", peer.transport)
    }

    /// Records the address of the server, if the transport tells.
    func setServer(_ description: String) {
      guard let server = PeerAddress(description) else { return }
      setProperty("server.address", server.host)
      if let port = server.port { setProperty("server.port", port) }
    }

    /// Records what is called.
    func setMethod(_ call: TracedCall) {
      setProperty("rpc.system.name", "grpc")
      setProperty("rpc.method", call.method.fullyQualifiedMethod)
    }
  }
#endif
