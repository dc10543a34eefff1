#if Viewer
  package import AsyncHTTPClient
  import Fastrace
  import NIOCore
  import NIOHTTP1
  import SwiftProtobuf

  /// Asks a running server.
  package struct ViewerClient: Sendable {
    private let url: String
    private let client: HTTPClient

    /// - Parameter url: As in `http://127.0.0.1:4318`.
    package init(_ url: String, client: HTTPClient = .shared) {
      self.url = url.hasSuffix("/") ? String(url.dropLast()) : url
      self.client = client
    }

    /// A trace; nil when the server has none with this id.
    package func trace(_ key: TraceKey) async throws -> TraceContents? {
      let answer = try await get("/api/traces/\(key)/export?format=otlp")
      if answer.status == .notFound { return nil }
      return try OTLPDecoder.contents(json: try checked(answer))
    }

    package func operations(since start: Int64, sort: OperationOrder) async throws -> [OperationTable.Row] {
      let bytes = try checked(try await get("/api/operations?start=\(start)&sort=\(sort.rawValue)"))
      let document = try OTLPDecoder.decode(Google_Protobuf_Struct.self, bytes, .json)
      return (document.fields["operations"]?.listValue.values ?? []).map { entry in
        let fields = entry.structValue.fields
        func number(_ name: String) -> UInt64 { UInt64(exactly: fields[name]?.numberValue ?? 0) ?? 0 }
        return OperationTable.Row(
          service: fields["service"]?.stringValue ?? "", name: fields["name"]?.stringValue ?? "",
          count: Int(clamping: number("count")), errors: Int(clamping: number("errors")), p50: number("p50Nano"),
          p95: number("p95Nano"), p99: number("p99Nano"))
      }
    }

    private struct Answer {
      var status: HTTPResponseStatus
      var body: ByteBuffer
    }

    private func get(_ path: String) async throws -> Answer {
      let response: HTTPClientResponse
      do {
        response = try await client.execute(HTTPClientRequest(url: url + path), timeout: .seconds(30))
      } catch {
        throw StoreFailure(
          "cannot reach the server \(url): \(error); start it with `fastrace serve`, or name another with --server")
      }
      return Answer(status: response.status, body: try await response.body.collect(upTo: 1 << 30))
    }

    private func checked(_ answer: Answer) throws -> [UInt8] {
      guard answer.status == .ok else {
        let text = PrintableText.of(String(String(buffer: answer.body).prefix(500)))
        throw StoreFailure("the server \(url) answered \(answer.status.code): \(text)")
      }
      return Array(answer.body.readableBytesView)
    }
  }
#endif
