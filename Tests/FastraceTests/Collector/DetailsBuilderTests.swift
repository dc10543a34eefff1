#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct DetailsBuilderTests {
    private func finish(_ build: (inout DetailsBuilder) -> Void) -> SpanRecord {
      var builder = DetailsBuilder()
      builder.reset(properties: 10)
      build(&builder)
      var record = SpanRecord(
        traceID: .random(), spanID: .random(), name: "name", startUnixNanoseconds: 1, durationNanoseconds: 2)
      builder.write(to: &record, traceState: TraceState())
      return record
    }

    @Test func letsTheLaterValueWinInWhateverOrderTheyCome() {
      let record = finish { builder in
        builder.set("a", 3, order: 3)
        builder.set("a", 1, order: 1)
        builder.set("b", 2, order: 2)
        builder.set("b", 4, order: 4)
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
      builder.reset(properties: 5)
      for index in 0..<5 { builder.set("\(index)", 1, limit: 2) }
      for _ in 0..<5 { builder.addEvent(.init(name: "", unixNanoseconds: 0), limit: 1, propertyLimit: 1) }
      for _ in 0..<5 {
        builder.addLink(TraceSpan.Link(.random(), properties: ["a": 1, "b": 2]), limit: 1, propertyLimit: 1)
      }
      #expect(builder.takeDropped() == 3 + 4 + 4 + 1 && builder.takeDropped() == 0)
    }

    @Test func takesAKeyForAnotherWhateverItsLength() {
      let long = ["a key that is too long for two words", "another long key, of as many bytes a"]
      let keys = ["a", "b", "first", "third"] + long
      let copies = keys.map { String(decoding: Array($0.utf8), as: UTF8.self) }
      let record = finish { builder in
        for key in keys { builder.set(key, 1) }
        for key in copies { builder.set(key, 2) }
      }
      #expect(Array(record.properties) == keys.map { Property($0, 2) })
    }

    @Test func beginsANewSpanWithNothingOfTheLastOne() {
      var builder = DetailsBuilder()
      var records: [SpanRecord] = []
      for index in 0..<2 {
        var record = SpanRecord(
          traceID: .random(), spanID: .random(), name: "name", startUnixNanoseconds: 1, durationNanoseconds: 2)
        builder.reset(properties: 1)
        if index == 0 {
          builder.set("key", "value")
          builder.setName("other", order: 9)
          builder.setStatus(.error("text"), order: 9)
          builder.addLink(TraceSpan.Link(.random()), limit: 1, propertyLimit: 1)
        }
        builder.write(to: &record, traceState: TraceState())
        records.append(record)
      }
      #expect(records[0].name == "other" && records[0].links.count == 1)
      #expect(records[0].properties == [Property("key", "value")] && records[0].status == .error("text"))
      #expect(records[1].properties.isEmpty && records[1].details == nil && records[1].name == "name")
    }

    @Test func givesUpASlabWithLargeValues() {
      var builder = DetailsBuilder()
      var owned: [SpanRecord] = []
      for _ in 0..<3 {
        var record = SpanRecord(
          traceID: .random(), spanID: .random(), name: "name", startUnixNanoseconds: 1, durationNanoseconds: 2)
        builder.reset(properties: 1)
        builder.set("key", .string(String(repeating: "x", count: 1 << 21)))
        builder.write(to: &record, traceState: TraceState())
        owned.append(record)
      }
      let places = owned.map { record in
        unsafe record.properties.withContiguousStorageIfAvailable { Int(bitPattern: $0.baseAddress) } ?? 0
      }
      #expect(Set(places).count == 3 && abs(places[0] - places[1]) > 40)
    }

    @Test func leavesARecordWithoutDetailsAlone() {
      #expect(finish { _ in }.details == nil)
    }
  }

  extension DetailsBuilder {
    fileprivate mutating func set(_ key: String, _ value: PropertyValue, order: UInt32 = 0, limit: Int = 128) {
      unsafe withUnsafeTemporaryAllocation(of: Property.self, capacity: 1) { memory in
        guard let place = memory.baseAddress else { return }
        unsafe place.initialize(to: Property(key: key, value: value))
        unsafe setProperty(moving: place, order: order, limit: limit)
      }
    }
  }
#endif
