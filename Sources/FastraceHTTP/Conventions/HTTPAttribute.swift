/// The keys of OpenTelemetry's stable semantic conventions for HTTP spans (version 1.38).
package enum HTTPAttribute {
  package static var requestMethod: String { "http.request.method" }
  package static var originalMethod: String { "http.request.method_original" }
  package static var resendCount: String { "http.request.resend_count" }
  package static var statusCode: String { "http.response.status_code" }
  package static var route: String { "http.route" }
  package static var fullURL: String { "url.full" }
  package static var scheme: String { "url.scheme" }
  package static var path: String { "url.path" }
  package static var query: String { "url.query" }
  package static var serverAddress: String { "server.address" }
  package static var serverPort: String { "server.port" }
  package static var clientAddress: String { "client.address" }
  package static var peerAddress: String { "network.peer.address" }
  package static var peerPort: String { "network.peer.port" }
  package static var protocolVersion: String { "network.protocol.version" }
  package static var userAgent: String { "user_agent.original" }
  package static var errorType: String { "error.type" }
}
