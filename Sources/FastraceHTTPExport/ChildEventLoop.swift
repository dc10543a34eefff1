#if OpenTelemetry || Datadog
  internal import Fastrace
  package import NIOCore
  internal import NIOPosix

  /// The event loop of a forked child.
  ///
  /// Neither SwiftNIO's threads nor those of Dispatch exist in a child, and Dispatch starts none there. So everything that
  /// goes over the network needs a loop of the child's own, and names of hosts are resolved by the thread that asks.
  package enum ChildEventLoop {
    private static let loop = Locked<(forks: UInt32, group: MultiThreadedEventLoopGroup)?>(nil)

    /// The loop of this process, which keeps one thread until the process ends.
    package static var current: any EventLoopGroup {
      loop.withLock { loop in
        let forks = ProcessInformation.forks
        if let loop, loop.forks == forks { return loop.group }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        // SAFETY: never released on purpose: releasing a parent's group would wait for its threads.
        if let inherited = loop?.group { _ = unsafe Unmanaged.passRetained(inherited) }
        loop = (forks, group)
        return group
      }
    }

    /// The address of a host, resolved on the calling thread, for `HTTPClient.Configuration.dnsOverride`; empty when there
    /// is none.
    package static func address(of host: String) -> [String: String] {
      // One address is tried, and most receivers on this host listen on this one.
      if host == "localhost" { return [host: "127.0.0.1"] }
      guard let address = try? SocketAddress.makeAddressResolvingHost(host, port: 0).ipAddress else { return [:] }
      return [host: address]
    }
  }
#endif
