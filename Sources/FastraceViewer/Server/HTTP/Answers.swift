#if Viewer
  internal import CFastraceGzip
  import HTTPTypes
  import Hummingbird
  import NIOCore

  extension Response {
    /// A JSON document, compressed when the client takes that and it is worth it.
    static func json(_ bytes: [UInt8], to request: Request, status: HTTPResponse.Status = .ok) -> Response {
      body(bytes, "application/json", to: request, status: status)
    }

    static func json(
      to request: Request, status: HTTPResponse.Status = .ok, _ body: (inout JSONWriter) throws -> Void
    ) rethrows -> Response {
      var writer = JSONWriter()
      try body(&writer)
      return json(writer.bytes, to: request, status: status)
    }

    static func body(
      _ bytes: [UInt8], _ type: String, to request: Request, status: HTTPResponse.Status = .ok
    ) -> Response {
      var headers: HTTPFields = [.contentType: type, .vary: "Accept-Encoding"]
      var bytes = bytes
      if bytes.count > 4_096, request.accepts(encoding: "gzip"), let compressed = Gzip.compress(bytes) {
        bytes = compressed
        headers[.contentEncoding] = "gzip"
      }
      return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// What went wrong, for programs and for people.
    static func failure(_ failure: RequestFailure) -> Response {
      var json = JSONWriter()
      json.object { json in
        json.key("error")
        json.value(failure.description)
      }
      return .failure(failure, "application/json", json.bytes)
    }

    static func failure(_ failure: RequestFailure, _ type: String, _ body: [UInt8]) -> Response {
      var headers = failure.headers
      headers[.contentType] = type
      return Response(
        status: failure.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }
  }

  extension Request {
    func accepts(encoding: String) -> Bool {
      headers[values: .acceptEncoding].contains { line in
        line.split(separator: ",").contains { entry in
          let parts = entry.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
          return parts.first == encoding && !parts.contains("q=0")
        }
      }
    }
  }

  enum Gzip {
    /// Quick rather than small; nil when there is not enough memory.
    static func compress(_ input: [UInt8]) -> [UInt8]? {
      let capacity = fastrace_gzip_bound(input.count)
      let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
        // SAFETY: an array with elements has an address, and at most `capacity` bytes are written.
        unsafe input.withUnsafeBufferPointer { input in
          guard let source = input.baseAddress, let target = output.baseAddress else { return }
          unsafe count = fastrace_gzip(source, input.count, target, capacity, 1)
        }
      }
      return output.isEmpty ? nil : output
    }
  }
#endif
