#if OpenTelemetry
  internal import Fastrace
  internal import FastraceHTTPExport
  internal import FastraceOTLP
  internal import NIOCore

  /// Sends an encoded request, and returns what the receiver says about it.
  protocol OTLPTransport: Sendable {
    func send(_ message: OTLPMessage) async throws(SendFailure) -> OTLPResponse
    func shutDown() async
  }

  /// A request, compressed or not.
  struct OTLPMessage: Sendable {
    var body: ByteBuffer
    var isCompressed: Bool
    var uncompressedCount: Int
  }
#endif
