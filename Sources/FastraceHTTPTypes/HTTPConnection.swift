#if HTTPTypes || Hummingbird
  package import HTTPTypes
  package import FastraceHTTP

  /// What a server knows of the connection that a request came over.
  public struct HTTPConnection: Sendable, Hashable {
    /// The version of HTTP, such as `1.1` or `2`.
    public var protocolVersion: String?
    /// The address of the other end.
    public var peerAddress: String?
    /// The port of the other end.
    public var peerPort: Int?

    /// What is known; by default nothing.
    public init(protocolVersion: String? = nil, peerAddress: String? = nil, peerPort: Int? = nil) {
      self.protocolVersion = protocolVersion
      self.peerAddress = peerAddress
      self.peerPort = peerPort
    }
  }

  extension HTTPRequestDescription {
    /// The parts of a request and of its connection.
    package init(_ request: HTTPRequest, _ connection: HTTPConnection) {
      self.init(target: request.path ?? "/")
      scheme = request.scheme
      authority = request.authority
      userAgent = request.headerFields.firstValue(of: .userAgent)
      protocolVersion = connection.protocolVersion
      peerAddress = connection.peerAddress
      peerPort = connection.peerPort
    }
  }
#endif
