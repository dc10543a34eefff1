#if OpenTelemetry
  internal import Fastrace
  internal import FastraceOTLP
  internal import NIOCore

  /// Sends an encoded request, and returns what the receiver says about it.
  protocol OTLPTransport: Sendable {
    func send(_ message: OTLPMessage) async throws(OTLPFailure) -> OTLPResponse
    func shutDown() async
  }

  /// A request, compressed or not.
  struct OTLPMessage: Sendable {
    var body: ByteBuffer
    var isCompressed: Bool
    var uncompressedCount: Int
  }

  /// Why a request failed.
  struct OTLPFailure: Error {
    var failure: ReportFailure
    /// True when a smaller request may be taken.
    var isTooLarge = false
  }
#endif
