#if Viewer
  /// A `google.rpc.Status`, which is not generated here: what went wrong, for senders of OTLP over HTTP and gRPC.
  struct RPCStatus {
    /// Nil where the way that the message takes has a code of its own.
    var code: Int?
    var message: String
    /// When to try again; nil when it is of no use, or said elsewhere.
    var retrySeconds: UInt8?

    init(code: Int?, _ message: String, retrySeconds: UInt8? = nil) {
      self.code = code
      self.message = message
      self.retrySeconds = retrySeconds
    }

    func bytes(_ encoding: OTLPDecoder.Encoding) -> [UInt8] { encoding == .json ? json : protobuf }

    private var json: [UInt8] {
      var json = JSONWriter()
      json.object { json in
        if let code {
          json.key("code")
          json.value(code)
        }
        json.key("message")
        json.value(message)
      }
      return json.bytes
    }

    private var protobuf: [UInt8] {
      var bytes: [UInt8] = code.map { [0x08, UInt8(clamping: $0)] } ?? []
      bytes += Self.field(2, Array(message.utf8))
      if let retrySeconds {
        // A RetryInfo with a Duration, in an Any.
        let retryInfo = Self.field(1, [0x08, retrySeconds])
        let type = Array("type.googleapis.com/google.rpc.RetryInfo".utf8)
        bytes += Self.field(3, Self.field(1, type) + Self.field(2, retryInfo))
      }
      return bytes
    }

    /// A field of protobuf with bytes.
    private static func field(_ number: UInt8, _ bytes: [UInt8]) -> [UInt8] {
      var length: [UInt8] = []
      var rest = bytes.count
      while rest >= 0x80 {
        length.append(UInt8(rest & 0x7f) | 0x80)
        rest >>= 7
      }
      return [number << 3 | 2] + length + [UInt8(rest)] + bytes
    }
  }

  extension OTLPDecoder.Encoding {
    var contentType: String { self == .json ? "application/json" : "application/x-protobuf" }
  }
#endif
