#if Enable
  /// Hands out the memory of all span buffers and keeps its sum within the budget.
  ///
  /// Locked once per chunk, so once per some thousand spans.
  final class ChunkPool: Sendable {
    /// The size of a thread's first chunk: small, so that a thousand threads that record little cost little.
    static let smallest = 4 << 10
    static let largest = 64 << 10

    private struct State {
      // SAFETY: free chunks belong to nobody but the pool.
      var free: [Chunk] = []
      var bytesHeld = 0
      var budget: Int
    }
    private let state: Locked<State>

    init(budget: Int) { state = Locked(State(budget: budget)) }

    /// Bytes of all chunks in use and kept for reuse.
    var bytesHeld: Int { state.withLock { $0.bytesHeld } }

    /// Changes the budget; what is kept for reuse is given back.
    func setBudget(_ bytes: Int) {
      state.withLock { $0.budget = bytes }
      trim(keeping: 0)
    }

    /// A chunk of `bytes`, or nil when the budget is spent.
    func take(bytes: Int) -> Chunk? {
      let (reused, surplus) = state.withLock { state in Self.grant(bytes, &state) }
      for chunk in surplus ?? [] { chunk.deallocate() }
      return reused ?? (surplus == nil ? nil : Chunk.allocate(bytes: bytes))
    }

    /// A chunk to reuse; or the chunks to give up before a new one is allocated; or neither, when the budget is spent.
    private static func grant(_ bytes: Int, _ state: inout State) -> (reused: Chunk?, surplus: [Chunk]?) {
      if bytes == Self.largest, let chunk = state.free.popLast() { return (chunk, nil) }
      var surplus: [Chunk] = []
      // What is only kept for reuse must not keep a thread from recording.
      while state.bytesHeld + bytes > state.budget, let chunk = state.free.popLast() {
        state.bytesHeld -= chunk.size
        surplus.append(chunk)
      }
      guard state.bytesHeld + bytes <= state.budget else {
        state.bytesHeld += surplus.reduce(0) { $0 + $1.size }
        state.free += surplus
        return (nil, nil)
      }
      state.bytesHeld += bytes
      return (nil, surplus)
    }

    /// Takes back a chunk whose records have been moved out.
    func give(_ chunk: Chunk) {
      let kept = state.withLock { state in
        guard chunk.size == Self.largest, state.bytesHeld <= state.budget else {
          state.bytesHeld -= chunk.size
          return false
        }
        chunk.link(nil)
        state.free.append(chunk)
        return true
      }
      if !kept { chunk.deallocate() }
    }

    /// Gives free chunks back to the system until at most `kept` are left.
    func trim(keeping kept: Int) {
      let surplus = state.withLock { state in
        let surplus = Array(state.free.dropFirst(kept))
        state.free.removeLast(surplus.count)
        state.bytesHeld -= surplus.reduce(0) { $0 + $1.size }
        return surplus
      }
      for chunk in surplus { chunk.deallocate() }
    }
  }
#endif
