#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct DetailsBuilderTests {
    private func finish(_ build: (inout DetailsBuilder) -> Void) -> SpanRecord {
      var builder = DetailsBuilder()
      build(&builder)
      var record = SpanRecord(
        traceID: .random(), spanID: .random(), name: "name", startUnixNanoseconds: 1, durationNanoseconds: 2)
      builder.finish(&record, traceState: TraceState())
      return record
    }

    @Test func letsTheLaterValueWinInWhateverOrderTheyCome() {
      let record = finish { builder in
        builder.setProperty("a", 3, order: 3, limit: 10)
        builder.setProperty("a", 1, order: 1, limit: 10)
        builder.setProperty("b", 2, order: 2, limit: 10)
        builder.setProperty("b", 4, order: 4, limit: 10)
      }
      #expect(record.properties == [Property("a", 3), Property("b", 4)])
    }

    @Test func letsTheLaterNameWin() {
      let record = finish { builder in
        builder.setName("second", order: 2)
        builder.setName("first", order: 1)
      }
      #expect(record.name == "second")
    }

    @Test func takesOkAsFinalInWhateverOrderItComes() {
      #expect(
        finish { builder in
          builder.setStatus(.error("later"), order: 5)
          builder.setStatus(.ok, order: 2)
          builder.setStatus(.error("latest"), order: 9)
        }.status == .ok)
      #expect(
        finish { builder in
          builder.setStatus(.error("second"), order: 2)
          builder.setStatus(.error("first"), order: 1)
          builder.setStatus(.unset, order: 3)
        }.status == .error("second"))
    }

    @Test func sortsEventsByTime() {
      let record = finish { builder in
        for time in [3, 1, 2] as [UInt64] {
          builder.addEvent(.init(name: "\(time)", unixNanoseconds: time), limit: 10, propertyLimit: 10)
        }
      }
      #expect(record.events.map(\.name) == ["1", "2", "3"])
    }

    @Test func countsWhatIsOverTheLimits() {
      var builder = DetailsBuilder()
      for index in 0..<5 { builder.setProperty("\(index)", 1, order: 0, limit: 2) }
      for _ in 0..<5 { builder.addEvent(.init(name: "", unixNanoseconds: 0), limit: 1, propertyLimit: 1) }
      for _ in 0..<5 { builder.addLink(Link(.random(), properties: ["a": 1, "b": 2]), limit: 1, propertyLimit: 1) }
      #expect(builder.dropped == 3 + 4 + 4 + 1)
      #expect(builder.count == 4)
    }

    @Test func leavesARecordWithoutDetailsAlone() {
      #expect(finish { _ in }.details == nil)
    }
  }
#endif
