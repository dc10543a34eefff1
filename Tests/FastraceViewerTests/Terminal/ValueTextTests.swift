#if Viewer
  import OTLPMessages
  import Testing

  @testable import FastraceViewer

  /// Values within values, and keys that files have a use for.
  @Suite struct ValueTextTests {
    private var nested: OTLPAttribute {
      var list = OTLPValue()
      var inner = OTLPValue()
      inner.arrayValue.values = [OTLPValue("a"), OTLPValue("b")]
      list.arrayValue.values = [inner, OTLPValue("c")]
      return OTLPAttribute("nested", list)
    }

    @Test func aTerminalShowsThem() {
      let message = Sample.message([Sample.span(1, attributes: [nested])])
      let text = TraceText(columns: 200, usesColor: false, detail: .attributes).text(message)
      #expect(text.contains("[a, b]") && !text.contains("…"), "\(text)")
    }

    @Test func aTraceOfChromeHasThem() throws {
      let attributes = [nested, OTLPAttribute("error", "no"), OTLPAttribute("span_id", "7")]
      let file = ChromeDocument.json(Sample.message([Sample.span(5, attributes: attributes)]))
      let read = try TraceFileReader.messages(file).flatMap(\.spans).flatMap(\.scopeSpans).flatMap(\.spans)
      let span = try #require(read.first)
      #expect(span.attributes["nested"]?.text == "[[a, b], c]")
      #expect(span.attributes["attribute.error"]?.text == "no" && span.attributes["attribute.span_id"]?.text == "7")
      #expect(span.status.code == .unset && UInt64(bigEndian: span.spanID) == 5)
    }
  }
#endif
