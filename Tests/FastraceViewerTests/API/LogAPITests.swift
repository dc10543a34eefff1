#if Viewer
  @testable import FastraceViewer
  import Foundation
  import GRPCCore
  import GRPCNIOTransportHTTP2
  import NIOHTTP1
  import OTLPMessages
  import SwiftProtobuf
  import Testing

  @Suite struct LogAPITests {
    private static let records = [
      Sample.log("accepted", at: 2, attributes: [OTLPAttribute("item", "lamp")]),
      Sample.log("failed", span: 0, at: 5, severity: .error),
    ]

    @Test func showsLogsInTheirTrace() async throws {
      try await TestServer.with { server in
        _ = try await server.export(try Sample.protobuf(Sample.message([Sample.span(1)])))
        var structured = Sample.log("", span: 7, at: 9, severity: .unspecified)
        structured.body.kvlistValue.values = [OTLPAttribute("n", 5)]
        let message = Sample.message(logs: Self.records + [structured])
        #expect(try await server.export(try Sample.protobuf(message), .logs).status == 200)
        let trace = try await server.get("/api/traces/\(Sample.key(1))").json()
        let logs = try #require(trace["logs"] as? [[String: Any]])
        #expect(logs.map { $0["message"] as? String } == ["accepted", "failed", "n=5"])
        #expect(logs.map { $0["level"] as? String } == ["info", "error", nil])
        #expect(logs.map { $0["spanID"] as? String } == ["0000000000000001", nil, "0000000000000007"])
        #expect(logs[0]["timeUnixNano"] as? String == "\(Sample.start + 2_000_000)")
        #expect(logs[0]["body"] == nil && (logs[2]["body"] as? [String: Any])?["type"] as? String == "map")
        let resources = try #require(trace["resources"] as? [[String: Any]])
        let scopes = try #require(resources[logs[0]["resource"] as? Int ?? 9]["scopes"] as? [[String: Any]])
        #expect(scopes[logs[0]["scope"] as? Int ?? 9]["name"] as? String == "sample.logger")
        let statistics = try await server.get("/api/statistics").json()
        #expect(statistics["logsStored"] as? Int == 3 && statistics["logs"] as? Int == 3)
      }
    }

    @Test(arguments: ["application/json", "application/x-protobuf"], [nil, "gzip"])
    func receivesEveryEncoding(type: String, encoding: String?) async throws {
      try await TestServer.with { server in
        let message = Sample.message(logs: Self.records)
        var body =
          type == "application/json" ? OTLPDocument.json([], logs: message) : try Sample.protobuf(message)
        if encoding != nil { body = try #require(Gzip.compress(body)) }
        let answer = try await server.export(body, type: type, encoding: encoding, .logs)
        #expect(answer.status == 200 && answer.headers.first(name: "content-type") == type)
        #expect(answer.text == (type == "application/json" ? "{}" : ""))
        #expect(try await server.store.logs(of: Sample.key(1)) == Self.records)
      }
    }

    @Test func receivesThemOverGRPC() async throws {
      try await TestServer.with { server in
        var homeless = Sample.log("starting")
        homeless.traceID = .init()
        let answer = try await GRPCCall.export(
          try Sample.protobuf(Sample.message(logs: Self.records + [homeless])), .logs, server)
        let response = try OTLPLogsResponse(serializedBytes: try answer.get())
        #expect(response.partialSuccess.rejectedLogRecords == 1)
        #expect(response.partialSuccess.errorMessage.contains("without a trace id"))
        #expect(try await server.store.logs(of: Sample.key(1)) == Self.records)
        let refusal = try await GRPCCall.export([0xff], .logs, server)
        #expect(throws: RPCError.self) { try refusal.get() }
      }
    }

    @Test(arguments: ["otlp", "chrome"])
    func exportsThemWithTheirTrace(format: String) async throws {
      let file = try await TestServer.with { server in
        _ = try await server.export(try Sample.protobuf(Sample.message([Sample.span(1), Sample.span(2, parent: 1)])))
        _ = try await server.export(try Sample.protobuf(Sample.message(logs: Self.records)), .logs)
        return try await server.get("/api/traces/\(Sample.key(1))/export?format=\(format)").body
      }
      guard format == "otlp" else {
        let text = String(decoding: file, as: UTF8.self)
        return #expect(text.contains("\"accepted\",\"ph\":\"i\"") && text.contains("\"failed\",\"ph\":\"i\""))
      }
      try await TestServer.with { server in
        let answer = try await server.request(.POST, "/api/import", body: file)
        #expect(try answer.json()["spans"] as? Int == 2 && answer.json()["logs"] as? Int == 2)
        #expect(try await server.store.logs(of: Sample.key(1)) == Self.records)
      }
    }
  }

  /// A call of the method `Export`, with bytes as they are.
  enum GRPCCall {
    static func export(
      _ message: [UInt8], _ signal: Signal, _ server: TestServer
    ) async throws -> Result<[UInt8], RPCError> {
      let transport = try HTTP2ClientTransport.Posix(
        target: .ipv4(address: "127.0.0.1", port: server.addresses.grpcPort ?? 0), transportSecurity: .plaintext)
      let service = signal == .logs ? "logs.v1.LogsService" : "trace.v1.TraceService"
      return try await withGRPCClient(transport: transport) { client in
        try await client.unary(
          request: ClientRequest(message: message),
          descriptor: MethodDescriptor(
            fullyQualifiedService: "opentelemetry.proto.collector.\(service)", method: "Export"),
          serializer: RawSerializer(), deserializer: RawDeserializer(), options: .defaults
        ) { response -> Result<[UInt8], RPCError> in
          switch response.accepted {
          case .success(let contents): contents.message
          case .failure(let error): .failure(error)
          }
        }
      }
    }
  }
#endif
