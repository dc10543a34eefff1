import Fastrace

/// A value whose accessors are traced: what they begin stays open while whoever changes the value is suspended, on whatever
/// thread that goes on.
struct TracedBox: Sendable {
  private var stored = 0

  /// Changed under a local span.
  var value: Int {
    get { stored }
    _modify {
      let span = LocalSpan.enter("modify")
      _ = span
      yield &stored
    }
  }

  /// Changed under a local collector.
  var collected: Int {
    get { stored }
    _modify {
      let collector = LocalCollector.start()
      _ = collector
      yield &stored
    }
  }
}
