#if Viewer
  package import AsyncHTTPClient
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
      guard let bytes = try await get("/api/traces/\(key)/export?format=otlp") else { return nil }
      return try OTLPDecoder.contents(json: bytes)
    }

    package func operations(since start: Int64, sort: OperationOrder) async throws -> [OperationTable.Row] {
      guard let bytes = try await get("/api/operations?start=\(start)&sort=\(sort.rawValue)") else { return [] }
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

    private func get(_ path: String) async throws -> [UInt8]? {
      let response: HTTPClientResponse
      do {
        response = try await client.execute(HTTPClientRequest(url: url + path), timeout: .seconds(30))
      } catch {
        throw StoreFailure(
          "cannot reach the server \(url): \(error); start it with `fastrace serve`, or name another with --server")
      }
      let body = try await response.body.collect(upTo: 1 << 30)
      if response.status == .notFound { return nil }
      guard response.status == .ok else {
        throw StoreFailure("the server \(url) answered \(response.status.code): \(String(buffer: body).prefix(500))")
      }
      return Array(body.readableBytesView)
    }
  }
#endif
