#if Viewer
  import HTTPTypes
  import Hummingbird
  import NIOCore

  /// Reads the body of a request into a bounded amount of memory.
  struct RequestBytes {
    let bytes: [UInt8]
    /// Gives the memory back when it goes away.
    let share: IntakeBudget.Share

    static func read(_ request: Request, _ intake: SpanIntake) async throws -> RequestBytes {
      let limit = intake.limits.bodyBytes
      let share = intake.budget.share()
      let tooLarge = IntakeFailure(.tooLarge, "the message has more than \(limit) bytes; send smaller batches")
      if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
      var bytes: [UInt8] = []
      for try await chunk in request.body {
        guard bytes.count + chunk.readableBytes <= limit else { throw tooLarge }
        try share.add(chunk.readableBytes)
        bytes += chunk.readableBytesView
      }
      return RequestBytes(bytes: try decode(bytes, request, intake, share), share: share)
    }

    private static func decode(
      _ bytes: [UInt8], _ request: Request, _ intake: SpanIntake, _ share: IntakeBudget.Share
    ) throws(IntakeFailure) -> [UInt8] {
      switch request.headers[.contentEncoding]?.lowercased() ?? "identity" {
      case "identity", "": return bytes
      case "gzip", "x-gzip":
        return try Gunzip.decompress(bytes, limit: intake.limits.messageBytes) { count throws(IntakeFailure) in
          try share.add(count)
        }
      case let other:
        throw IntakeFailure(.unsupported, "the content encoding \(other.prefix(50)) is not known; use gzip or none")
      }
    }
  }
#endif
