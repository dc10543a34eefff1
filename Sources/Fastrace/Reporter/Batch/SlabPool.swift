/// Memory for so many elements, without any in it.
// SAFETY: belongs to one slab, or to the pool.
@safe
struct SlabMemory<Element>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  let capacity: Int

  static func allocate(_ capacity: Int) -> SlabMemory {
    unsafe SlabMemory(base: .allocate(capacity: capacity), capacity: capacity)
  }

  func deallocate() { unsafe base.deallocate() }
}

/// Keeps the memory of slabs for the next ones.
///
/// All of it while spans flow: as much as the export queues held at most. What is not needed any more is given back to the
/// system when nothing has been recorded for a while.
final class SlabPool<Element: Sendable>: Sendable {
  private struct State {
    var free: [SlabMemory<Element>] = []
    /// Of each, in elements.
    var capacity = 0
  }
  private let state = Locked(State())

  deinit { trim(keeping: 0) }

  /// A slab for `capacity` elements, with memory that was used last if there is some.
  func take(capacity: Int) -> Slab<Element> {
    let reused = state.withLock { $0.capacity == capacity ? $0.free.popLast() : nil }
    return Slab(reused ?? .allocate(capacity), pool: self)
  }

  /// Says how many elements a slab has by default; memory of another size is given back.
  func setCapacity(_ capacity: Int) {
    let others = state.withLock { state in
      if state.capacity == capacity { return [] as [SlabMemory<Element>] }
      defer { state = State(capacity: capacity) }
      return state.free
    }
    for memory in others { memory.deallocate() }
  }

  /// Takes back memory without elements.
  func give(_ memory: SlabMemory<Element>) {
    let isKept = state.withLock { state in
      guard state.capacity == memory.capacity else { return false }
      state.free.append(memory)
      return true
    }
    if !isKept { memory.deallocate() }
  }

  /// Gives memory back to the system until that of at most `kept` slabs is left.
  func trim(keeping kept: Int) {
    let surplus = state.withLock { state in
      let surplus = Array(state.free.dropFirst(kept))
      state.free.removeLast(surplus.count)
      return surplus
    }
    for memory in surplus { memory.deallocate() }
  }
}
