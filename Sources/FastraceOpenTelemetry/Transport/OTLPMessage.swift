#if OpenTelemetry
  internal import CFastraceGzip
  internal import Fastrace
  package import NIOCore

  /// An encoded request, compressed or not.
  package struct OTLPMessage: Sendable {
    package let body: ByteBuffer
    package let isCompressed: Bool
    package let uncompressedCount: Int

    /// The level of zlib with the best ratio of size to time for spans.
    private static var level: Int32 { 1 }

    init(copying bytes: UnsafeRawBufferPointer) {
      body = unsafe ByteBuffer(bytes: bytes)
      isCompressed = false
      uncompressedCount = bytes.count
    }

    /// Compresses with gzip.
    init(compressing bytes: UnsafeRawBufferPointer) throws(ReportFailure) {
      let room = fastrace_gzip_bound(bytes.count)
      var body = ByteBufferAllocator().buffer(capacity: room)
      // SAFETY: an encoded message is not empty; the output has the room that is passed.
      let count = unsafe body.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { output in
        guard let input = bytes.baseAddress, let output = output.baseAddress else { return 0 }
        return unsafe fastrace_gzip(
          input.assumingMemoryBound(to: UInt8.self), bytes.count, output.assumingMemoryBound(to: UInt8.self), room,
          Self.level)
      }
      guard count > 0 else { throw ReportFailure("could not compress a request of \(bytes.count) bytes") }
      self.body = body
      isCompressed = true
      uncompressedCount = bytes.count
    }

    static var userAgent: String { "OTel-OTLP-Exporter-Swift-\(LibraryVersion.name)/\(LibraryVersion.number)" }
  }
#endif
