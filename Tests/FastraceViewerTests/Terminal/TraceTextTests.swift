#if Viewer
  @testable import FastraceViewer
  import OTLPMessages
  import Testing

  @Suite struct TraceTextTests {
    private var message: [OTLPResourceSpans] {
      Sample.message([Sample.span(1, name: "GET /", milliseconds: 40)], service: "gateway")
        + Sample.message([
          Sample.failed(
            Sample.span(2, parent: 1, name: "load", milliseconds: 20, at: 10, attributes: [OTLPAttribute("rows", 3)])),
          Sample.span(3, parent: 2, name: "SELECT", milliseconds: 5, at: 12),
        ])
    }

    @Test func showsATree() {
      let text = TraceText(columns: 80, usesColor: false).text(message)
      let lines = text.split(separator: "\n").map(String.init)
      #expect(lines[0].contains("3 spans · 1 error"))
      #expect(lines[1].hasPrefix("gateway: GET / [server]") && lines[1].contains("40.0 ms ━━━━"))
      #expect(lines[2].hasPrefix("└─ ✗ shop: load [server]"))
      #expect(lines.contains { $0.contains("✗ boom") })
      #expect(lines.contains { $0.contains("└─ SELECT") && !$0.contains("shop") })
      #expect(lines.last == "2 services: gateway, shop")
      #expect(lines.allSatisfy { $0.count <= 80 })
      #expect(!text.contains("rows"))
    }

    @Test func showsDetailsOnRequest() {
      #expect(TraceText(columns: 80, usesColor: false, detail: .attributes).text(message).contains("rows=3"))
      #expect(TraceText(columns: 80, usesColor: true).text(message).contains("\u{1B}["))
    }

    @Test func showsLogsAmongTheEvents() {
      let logs = Sample.message(logs: [
        Sample.log("3 rows left", span: 2, at: 15, severity: .warn, attributes: [OTLPAttribute("item", "lamp")]),
        Sample.log("of nobody", span: 9, at: 1),
      ])
      let contents = TraceContents(spans: message, logs: logs)
      let lines = TraceText(columns: 80, usesColor: false, detail: .all).text(contents).split(separator: "\n")
      let place = lines.firstIndex { $0.contains("• +5.00 ms 3 rows left  level=warning  item=lamp") }
      #expect(place.map { lines[$0 - 3...$0].contains { $0.contains("shop: load") } } == true, "\(lines)")
      #expect(lines.contains { $0.contains("• +1.00 ms of nobody  level=info") }, "\(lines)")
      #expect(lines.allSatisfy { $0.count <= 80 })
      #expect(!TraceText(columns: 80, usesColor: false).text(contents).contains("of nobody"))
    }

    @Test func fitsATable() {
      let rows = [
        OperationTable.Row(
          service: "gateway", name: String(repeating: "long ", count: 40), count: 12_345, errors: 3, p50: 1_000_000,
          p95: 20_000_000, p99: 1_500_000_000)
      ]
      let lines = OperationTable(columns: 80, usesColor: false).text(rows).split(separator: "\n")
      #expect(lines.count == 2 && lines.allSatisfy { $0.count == 80 })
      #expect(lines[1].hasSuffix("1.00 ms  20.0 ms   1.50 s"))
    }
  }
#endif
