#if GRPC
  public import GRPCCore

  /// What is known about a call when its span begins: for the closures that choose, name and describe spans.
  public struct TracedCall: Sendable {
    /// The method that is called.
    public var method: MethodDescriptor
    /// The metadata of the request, before anything was injected.
    public var metadata: Metadata
    /// The other end of the connection, as in `ipv4:127.0.0.1:31415`.
    public var remotePeer: String
    /// This end of the connection.
    public var localPeer: String

    /// A call with these parts, for tests of closures.
    public init(method: MethodDescriptor, metadata: Metadata = [:], remotePeer: String = "", localPeer: String = "") {
      self.method = method
      self.metadata = metadata
      self.remotePeer = remotePeer
      self.localPeer = localPeer
    }

    /// True for calls of gRPC's own health service, which probes make every few seconds.
    ///
    ///     tracing.filter = { !$0.isHealthCheck }
    public var isHealthCheck: Bool { method.service.fullyQualifiedService == "grpc.health.v1.Health" }
  }
#endif
