#if Viewer
  @testable import FastraceViewer
  import OTLPMessages
  import Testing

  @Suite struct TrimmingTests {
    private var limits: IntakeLimits {
      var limits = IntakeLimits()
      limits.attributesPerSpan = 2
      limits.eventsPerSpan = 1
      limits.linksPerSpan = 1
      limits.textBytes = 10
      return limits
    }

    @Test func cutsWhatIsTooManyAndCountsIt() {
      let attributes = (1...5).map { OTLPAttribute("key\($0)", $0) }
      var span = Sample.span(1, attributes: attributes)
      var event = OTLPSpan.Event()
      event.attributes = attributes
      var link = OTLPSpan.Link()
      link.attributes = attributes
      span.events = [event, event, event]
      span.links = [link, link]
      SpanTrimming(limits).trim(&span)
      #expect(span.attributes.map(\.key) == ["key1", "key2"] && span.droppedAttributesCount == 3)
      #expect(span.events.count == 1 && span.droppedEventsCount == 2)
      #expect(span.events[0].attributes.count == 2 && span.events[0].droppedAttributesCount == 3)
      #expect(span.links.count == 1 && span.droppedLinksCount == 1)
      #expect(span.links[0].attributes.count == 2 && span.links[0].droppedAttributesCount == 3)
    }

    @Test func cutsLongTextsAtTheEndOfACharacter() {
      let long = "12345é789012"
      var span = Sample.span(1, name: long, attributes: [OTLPAttribute(long, long)])
      span.status.message = "äääääääää"
      SpanTrimming(limits).trim(&span)
      #expect(span.name == "12345é…")
      #expect(span.attributes.first?.key == "12345é…" && span.attributes.first?.value.stringValue == "12345é…")
      #expect(span.status.message == "äää…")
      #expect(span.name.utf8.count <= 10 && span.status.message.utf8.count <= 10)
    }

    @Test func leavesTheRestAlone() {
      let span = Sample.span(1, name: "1234567890", attributes: [OTLPAttribute("key", 1)])
      var trimmed = span
      SpanTrimming(limits).trim(&trimmed)
      #expect(trimmed == span)
    }
  }
#endif
