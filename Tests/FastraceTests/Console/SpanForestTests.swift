import Fastrace
import Testing

@Suite struct SpanForestTests {
  @Test func everySpanIsInItOnce() {
    // 2 and 3 are each other's parent, 4 is its own, 5 hangs on the ring; 1 appears twice.
    let spans = [
      SampleSpans.span(1, "root"), SampleSpans.span(2, parent: 3, "a", at: 5),
      SampleSpans.span(3, parent: 2, "b", at: 4),
      SampleSpans.span(4, parent: 4, "self", at: 3), SampleSpans.span(5, parent: 2, "c", at: 9),
      SampleSpans.span(1, "again", at: 1),
    ]
    let forest = SpanForest(spans)
    let all = forest.tops.flatMap { forest.preorder(from: $0.index) }
    #expect(all.sorted() == Array(spans.indices))
    #expect(forest.tops.map(\.index) == [0, 5, 3, 2])
    #expect(forest.tops.map(\.isOrphan) == [false, false, true, true])
  }

  @Test func sameSpanInTwoTraces() {
    var (root, child) = (SampleSpans.span(1, "root"), SampleSpans.span(2, parent: 1, "child"))
    let first = [root, child]
    root.traceID = TraceID(high: 1, low: 1)
    child.traceID = root.traceID
    let forest = SpanForest(first + [child, root])
    #expect(forest.tops.map(\.index) == [0, 3])
    #expect(forest.children == [[1], [], [], [2]])
  }

  @Test func timesBeyondAllBounds() {
    var endless = SampleSpans.span(2, parent: 1, "endless")
    endless.durationNanoseconds = .max
    let text = TreeLayout().text(of: [SampleSpans.span(1, "root"), endless])
    #expect(text.contains("18446744073 s"))
  }
}
