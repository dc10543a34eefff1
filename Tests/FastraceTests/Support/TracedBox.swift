import Fastrace

/// A value with traced accessors.
///
/// What they begin stays open while a task that changes the value is suspended; afterwards the task may be on another thread.
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
