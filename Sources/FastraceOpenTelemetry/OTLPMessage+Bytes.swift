#if OpenTelemetry
  internal import CFastraceGzip
  internal import Fastrace
  internal import NIOCore

  extension OTLPMessage {
    /// The level of zlib with the best ratio of size to time for spans.
    private static var level: Int32 { 1 }

    init(copying bytes: UnsafeRawBufferPointer) {
      unsafe self.init(body: ByteBuffer(bytes: bytes), isCompressed: false, uncompressedCount: bytes.count)
    }

    /// Compresses with gzip.
    init(compressing bytes: UnsafeRawBufferPointer) throws {
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
      self.init(body: body, isCompressed: true, uncompressedCount: bytes.count)
    }
  }
#endif
