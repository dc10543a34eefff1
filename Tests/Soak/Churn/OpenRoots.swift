#if Viewer
  import Fastrace
  import Synchronization

  /// Roots that stay open for longer than traces are waited for: the last three hundred, so that memory has a bound.
  final class OpenRoots: Sendable {
    private static let capacity = 300
    private struct State {
      var roots: [TraceSpan] = []
      var next = 0
    }
    private let state = Mutex(State())

    /// Keeps a root, and ends the one whose place it takes.
    func keep(_ root: TraceSpan) {
      let oldest: TraceSpan? = state.withLock { state in
        guard state.roots.count == Self.capacity else {
          state.roots.append(root)
          return nil
        }
        defer {
          state.roots[state.next] = root
          state.next = (state.next + 1) % Self.capacity
        }
        return state.roots[state.next]
      }
      oldest?.end()
    }

    func endAll() {
      let roots = state.withLock { state in
        defer { state = State() }
        return state.roots
      }
      for root in roots { root.end() }
    }
  }
#endif
