#if Logging
  /// How messages are told apart on a connection (RFC 6587).
  public enum SyslogFraming: Sendable, Hashable {
    /// Each message after its length in bytes.
    case octetCounting
    /// Each message before a newline.
    case newline
  }

  /// Where syslog messages go.
  public enum SyslogDestination: Sendable, Hashable, CustomStringConvertible {
    /// A datagram to a host.
    case udp(host: String, port: UInt16 = 514)
    /// A connection to a host.
    case tcp(host: String, port: UInt16 = 601, framing: SyslogFraming = .octetCounting)
    /// A datagram to a socket of this machine.
    case unix(path: String = "/dev/log")
    /// A connection to a socket of this machine.
    case unixStream(path: String, framing: SyslogFraming = .newline)

    /// The destination as a text for people.
    public var description: String {
      switch self {
      case .udp(let host, let port): "udp://\(host):\(port)"
      case .tcp(let host, let port, _): "tcp://\(host):\(port)"
      case .unix(let path), .unixStream(let path, _): "unix:\(path)"
      }
    }

    /// Nil for datagrams.
    var framing: SyslogFraming? {
      switch self {
      case .udp, .unix: nil
      case .tcp(_, _, let framing), .unixStream(_, let framing): framing
      }
    }

    var isLocal: Bool {
      switch self {
      case .udp, .tcp: false
      case .unix, .unixStream: true
      }
    }
  }
#endif
