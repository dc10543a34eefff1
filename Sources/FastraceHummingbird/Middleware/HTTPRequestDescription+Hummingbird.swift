#if Hummingbird
  internal import FastraceHTTP
  internal import FastraceHTTPTypes
  internal import HTTPTypes
  internal import Hummingbird
  internal import NIOCore

  extension HTTPRequestDescription {
    init(_ request: borrowing Request, peer: SocketAddress?) {
      self.init(path: request.uri.path)
      query = request.uri.query
      scheme = request.head.scheme
      authority = request.head.authority
      userAgent = request.headers.firstValue(of: .userAgent)
      if let peer {
        peerAddress = peer.ipAddress ?? peer.pathname
        peerPort = peer.port
      }
    }
  }
#endif
