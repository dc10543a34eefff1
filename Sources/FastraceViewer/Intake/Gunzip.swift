#if Viewer
  internal import CFastraceGzip

  /// Decompresses gzip (RFC 1952) into a bounded amount of memory.
  enum Gunzip {
    /// - Parameter reserve: Called with a number of bytes before they are allocated.
    static func decompress(
      _ input: [UInt8], limit: Int, reserve: (Int) throws(IntakeFailure) -> Void
    ) throws(IntakeFailure) -> [UInt8] {
      // Grows with what comes out, so that a small message does not take much; deflate expands at most 1032 times.
      var capacity = min(limit + 1, max(16 << 10, input.count * 4))
      var reserved = 0
      while true {
        // What the attempt before took is free again.
        try reserve(capacity - reserved)
        reserved = capacity
        var status = FASTRACE_GUNZIP_BAD
        let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
          // SAFETY: at most `capacity` bytes are written, and `count` says how many.
          unsafe input.withUnsafeBufferPointer { input in
            status = unsafe fastrace_gunzip(input.baseAddress, input.count, output.baseAddress, capacity, &count)
          }
        }
        switch status {
        case FASTRACE_GUNZIP_DONE where output.count <= limit: return output
        case FASTRACE_GUNZIP_FULL where capacity <= limit: capacity = min(limit + 1, capacity * 4)
        case FASTRACE_GUNZIP_DONE, FASTRACE_GUNZIP_FULL:
          throw IntakeFailure(
            .tooLarge, "the message has more than \(limit) bytes when decompressed; send smaller batches")
        default: throw IntakeFailure(.malformed, "the message is not gzip, or it is cut off or damaged")
        }
      }
    }
  }
#endif
