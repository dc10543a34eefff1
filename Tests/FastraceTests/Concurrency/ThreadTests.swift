import Fastrace
import Synchronization
import Testing

@Suite(.recorder, .traced) struct ThreadTests {
  @Test func losesNothingWhenThreadsEnd() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      await onThread {
        onThreads(100) { _ in
          root.makeCurrent { for _ in 0..<1_000 { LocalSpan.with("local") {} } }
        }
      }
      root.end()
    }
    #expect(result.change.started == 100_001)
    #expect(result.change.reported == 100_001)
    #expect(result.change.late == 0)
    #expect(Set(result.spans.map(\.spanID)).count == 100_001)
  }

  @Test func recordsOnAThousandThreads() async {
    let result = await record {
      await onThread {
        onThreads(1_000) { index in
          TraceSpan.withRoot("root") { LocalSpan.with("local") { LocalSpan.setProperty("index", index) } }
        }
      }
    }
    #expect(result.change.started == 2_000 && result.change.reported == 2_000)
    #expect(Set(result.spans.map(\.traceID)).count == 1_000)
    let indices = result.spans.compactMap { span -> Int64? in
      if case .int(let index)? = span[property: "index"] { index } else { nil }
    }
    #expect(indices.sorted() == (0..<1_000).map(Int64.init))
    #expect(await eventually { Fastrace.statistics().threads < 100 })
  }

  @Test func endsASpanOnceWhateverEndsIt() async {
    let result = await record {
      await onThread {
        for _ in 0..<200 {
          let span = TraceSpan.beginRoot("root")
          onThreads(8) { _ in span.end() }
          span.end()
        }
      }
    }
    #expect(result.spans.count == 200)
    #expect(result.change.started == 200)
  }

  @Test func takesDetailsFromManyThreads() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      await onThread {
        onThreads(8) { index in
          for step in 0..<10 { root.addEvent("\(index).\(step)") }
          root.setProperty("thread \(index)", index)
        }
      }
      root.end()
    }
    #expect(result.spans.named("root")?.events.count == 80)
    #expect(result.spans.named("root")?.properties.count == 8)
  }

  @Test func endsASpanThatNobodyEnds() async {
    let result = await record {
      let root = TraceSpan.beginRoot("root")
      await onThread { _ = TraceSpan.begin("dropped", parent: root) }
      root.end()
    }
    #expect(result.tree == "root(dropped)")
    #expect(result.change.late == 0)
  }

  @Test func makesIdsThatAreNeverZeroAndNeverTheSame() async {
    let ids = Mutex<Set<UInt64>>([])
    await onThread {
      onThreads(16) { _ in
        let own = (0..<20_000).map { _ in SpanID.random().rawValue }
        ids.withLock { $0.formUnion(own) }
      }
    }
    #expect(ids.withLock { $0.count } == 320_000)
    #expect(!ids.withLock { $0.contains(0) })
  }

  @Test func flushesFromManyThreads() async {
    let result = await record {
      await onThread {
        onThreads(8) { _ in
          for _ in 0..<20 {
            TraceSpan.beginRoot("root").end()
            let isFlushed = Fastrace.flushBlocking(timeout: .seconds(30))
            #expect(isFlushed)
          }
        }
      }
    }
    #expect(result.change.reported == 160)
  }
}
