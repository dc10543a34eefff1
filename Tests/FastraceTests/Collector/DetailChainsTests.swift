#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct DetailChainsTests {
    @Test func findsTheDetailsOfSpansThatEndInAnyOrder() {
      let (probe, thread) = (AssemblerProbe(), RecordWriter())
      // Ids that all have the same home in the table.
      let ids = (2..<60).map { UInt64($0) << 32 | 5 }
      thread.openRoot(100)
      for key in ["first", "second"] {
        for id in ids { thread.property(100, id: id, key, .int(Int64(id))) }
      }
      for step in 0..<ids.count { thread.local(100, id: ids[step * 23 % ids.count]) }
      thread.endRoot(100)
      probe.cycle(thread)
      probe.cycle()
      #expect(probe.spans.count == ids.count + 1)
      let wrong = probe.spans.filter { span in
        let value = PropertyValue.int(Int64(span.spanID.rawValue))
        return span.name == "local"
          && span.properties != [Property(key: "first", value: value), Property(key: "second", value: value)]
      }
      #expect(wrong.isEmpty)
      #expect(probe.counts.heldBytes == 0 && probe.counts.droppedDetails == 0 && probe.isBalanced)
    }
  }
#endif
