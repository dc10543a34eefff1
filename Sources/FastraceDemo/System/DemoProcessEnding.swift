#if Viewer
  import Synchronization

  /// That a process has ended, for those who wait for it without a thread.
  final class DemoProcessEnding: Sendable {
    private struct State {
      var hasEnded = false
      var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func ended() {
      let waiting = state.withLock { state in
        defer { state = State(hasEnded: true) }
        return state.waiting
      }
      for continuation in waiting { continuation.resume() }
    }

    func wait() async {
      await withCheckedContinuation { continuation in
        let hasEnded = state.withLock { state in
          if !state.hasEnded { state.waiting.append(continuation) }
          return state.hasEnded
        }
        if hasEnded { continuation.resume() }
      }
    }
  }
#endif
