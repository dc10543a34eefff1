#if Viewer
  import GRPCCore
  import NIOCore
  import NIOPosix

  #if canImport(Darwin)
    import Darwin
  #elseif canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// What a server listens on.
  enum ListenAddress {
    /// The address of a host that is one, or a name of this machine: the same for all listeners, of which gRPC takes no names.
    static func resolve(_ host: String) async throws -> String {
      if (try? SocketAddress(ipAddress: host, port: 0)) != nil { return host }
      do {
        let address = try await NIOThreadPool.singleton.runIfActive {
          try SocketAddress.makeAddressResolvingHost(host, port: 0)
        }
        if let found = address.ipAddress { return found }
      } catch let error as CancellationError {
        throw error
      } catch {
        // Said below: what the system says of a name is a number.
      }
      throw StoreFailure(
        "\"\(host)\" is no address and no known name; --host takes one of this machine, or 0.0.0.0 for all")
    }

    /// Why nothing can be received on a port.
    static func failure(_ error: any Error, _ what: String, _ port: Int, of host: String) -> StoreFailure {
      // gRPC wraps it.
      let cause = (error as? RuntimeError)?.cause ?? error
      let advice =
        switch (cause as? IOError)?.errnoCode {
        case EADDRINUSE: "name another port, or end what uses it"
        case EADDRNOTAVAIL: "--host takes an address or a name of this machine"
        case EACCES: "name a port from 1024 on"
        default: "name another port or host"
        }
      return StoreFailure("cannot listen on port \(port) of \(host) for \(what): \(cause); \(advice)")
    }
  }
#endif
