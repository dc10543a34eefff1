#if Viewer
  @testable import FastraceViewer
  import Foundation
  import NIOHTTP1
  import OTLPMessages
  import Testing

  @Suite struct APITests {
    @Test func showsTracesAsAgreed() async throws {
      try await TestServer.with { server in
        let attributes = [OTLPAttribute("large", Int64.max), OTLPAttribute("small", 5), OTLPAttribute("text", "t")]
        _ = try await server.export(
          try Sample.protobuf(
            Sample.message([Sample.span(1, name: "root", attributes: attributes), Sample.span(2, parent: 1)])))
        let list = try await server.get("/api/traces?service=shop&operation=root&attribute=small%3D5&minDuration=1ms")
          .json()
        let summary = try #require((list["traces"] as? [[String: Any]])?.first)
        #expect(summary["traceID"] as? String == Sample.key(1).description)
        #expect(summary["startUnixNano"] as? String == "\(Sample.start)")
        #expect(summary["durationNano"] as? Int == 10_000_000)
        #expect(summary["rootMissing"] as? Bool == false)
        let trace = try await server.get("/api/traces/\(Sample.key(1))").json()
        let spans = try #require(trace["spans"] as? [[String: Any]])
        #expect(spans.map { $0["spanID"] as? String } == ["0000000000000001", "0000000000000002"])
        #expect(spans[0]["parentSpanID"] is NSNull && spans[1]["parentSpanID"] as? String == "0000000000000001")
        let values = try #require(spans[0]["attributes"] as? [[String: Any]])
        #expect(values[0]["value"] as? String == "9223372036854775807" && values[0]["type"] as? String == "int")
        #expect(values[1]["value"] as? Int == 5)
      }
    }

    @Test(arguments: [
      ("/api/traces?limit=0", 400), ("/api/traces?limit=many", 400), ("/api/traces?minDuration=fast", 400),
      ("/api/traces?attribute=novalue", 400), ("/api/traces?before=x", 400), ("/api/traces?start=-", 400),
      ("/api/traces/123", 400), ("/api/traces/00000000000000000000000000000007", 404),
      ("/api/operations?sort=name", 400),
      ("/api/traces/00000000000000000000000000000007/export", 404), ("/api/none", 404),
    ])
    func explainsWhatIsWrong(path: String, status: Int) async throws {
      try await TestServer.with { server in
        let answer = try await server.get(path)
        #expect(answer.status == status)
        #expect((try answer.json()["error"] as? String)?.isEmpty == false)
      }
    }

    @Test func givesRatesOverTheTimeOfWhatIsStored() async throws {
      try await TestServer.with { server in
        let empty = try await server.get("/api/map").json()
        #expect(empty["seconds"] as? Double == 0 && (empty["services"] as? [Any])?.isEmpty == true)
        for number in UInt64(0)...4 {
          let root = Sample.span(1, trace: number + 1, milliseconds: 1_000, at: number * 1_000)
          _ = try await server.export(try Sample.protobuf(Sample.message([root], service: "gateway")))
          let call = Sample.span(2, parent: 1, trace: number + 1, at: number * 1_000)
          _ = try await server.export(try Sample.protobuf(Sample.message([call])))
        }
        let map = try await server.get("/api/map").json()
        #expect(map["seconds"] as? Double == 5)
        #expect((map["services"] as? [[String: Any]])?.map { $0["perSecond"] as? Double } == [1, 1])
        #expect((map["edges"] as? [[String: Any]])?.map { $0["perSecond"] as? Double } == [1])
        // With a beginning, up to now.
        let since = try await server.get("/api/map?start=\(Sample.start)").json()
        #expect(since["seconds"] as? Double ?? 0 > 1_000_000)
      }
    }

    @Test(arguments: ["otlp", "chrome"])
    func importsWhatItExports(format: String) async throws {
      let file = try await TestServer.with { server in
        _ = try await server.export(
          try Sample.protobuf(
            Sample.message([
              Sample.span(1, milliseconds: 30), Sample.failed(Sample.span(2, parent: 1, milliseconds: 5, at: 3)),
            ])))
        return try await server.get("/api/traces/\(Sample.key(1))/export?format=\(format)").body
      }
      try await TestServer.with { server in
        let answer = try await server.request(.POST, "/api/import", body: file)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(try answer.json()["traceIDs"] as? [String] == [Sample.key(1).description])
        let spans = try await server.store.spans(of: Sample.key(1))
        #expect(spans.map(\.startTimeUnixNano) == [Sample.start, Sample.start + 3_000_000])
        #expect(spans.map(\.parentSpanID.count) == [0, 8])
        #expect(spans.map(\.status.message) == ["", "boom"])
      }
    }

    @Test func importsOneMessageOnEachLine() async throws {
      try await TestServer.with { server in
        let lines = OTLPDocument.json(Sample.traces(1...1)) + [0x0a] + OTLPDocument.json(Sample.traces(2...2)) + [0x0a]
        let answer = try await server.request(.POST, "/api/import", body: lines)
        #expect(try answer.json()["spans"] as? Int == 20)
        #expect(try await server.request(.POST, "/api/import", body: Array("nonsense".utf8)).status == 400)
      }
    }

    @Test func servesThePageForEveryView() async throws {
      try await TestServer.with { server in
        let page = try await server.get("/")
        #expect(page.headers.first(name: "content-type") == "text/html; charset=utf-8")
        for path in ["/trace/4bf92f3577b34da6a3ce929d0e0e4736", "/map?x=1", "/operations", "/compare"] {
          let answer = try await server.get(path)
          #expect(answer.body == page.body)
        }
      }
    }

    @Test func compressesForThoseWhoTakeIt() async throws {
      try await TestServer.with { server in
        _ = try await server.export(try Sample.protobuf(Sample.traces(1...1, spans: 500)))
        let plain = try await server.get("/api/traces/\(Sample.key(1))")
        let packed = try await server.request(.GET, "/api/traces/\(Sample.key(1))", ["accept-encoding": "gzip"])
        #expect(packed.headers.first(name: "content-encoding") == "gzip")
        #expect(packed.body.count < plain.body.count / 4)
      }
    }

    @Test func holds40000SpansOfATrace() async throws {
      try await TestServer.with { server in
        for part in 0..<8 {
          let spans = (1...5_000).map { Sample.span(UInt64(part * 5_000 + $0), parent: part + $0 == 1 ? 0 : 1) }
          #expect(try await server.export(try Sample.protobuf(Sample.message(spans))).status == 200)
        }
        let trace = try await server.get("/api/traces/\(Sample.key(1))").json()
        #expect((trace["spans"] as? [Any])?.count == 40_000)
      }
    }
  }
#endif
