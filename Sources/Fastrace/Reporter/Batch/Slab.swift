/// Memory that is filled once from the front and read in parts: finished spans, or their properties.
///
///     [batch, exported][batch, queued][gathering....|free........]
///                                                   ^ count
///
/// The assembler appends; batches and property lists refer to parts that it has finished. When the last of them is gone, so
/// are the elements, and the memory goes back to its pool: the pages stay with the process, which saves far more time than
/// copying them costs.
// SAFETY: the memory below `count` holds initialized elements. Those that a batch or a list refers to were finished before
// it was handed over under a lock, and nobody changes them; `count` and what lies above belong to the assembler alone.
@safe
final class Slab<Element: Sendable>: @unchecked Sendable {
  private let memory: SlabMemory<Element>
  private let pool: SlabPool<Element>?
  @safe @exclusivity(unchecked) private(set) var count = 0
  /// True when an element may own memory; else there is nothing to release.
  @safe @exclusivity(unchecked) private var ownsMemory = false

  /// An empty slab with this memory, which goes back to the pool.
  init(_ memory: SlabMemory<Element>, pool: SlabPool<Element>) {
    self.memory = memory
    self.pool = pool
  }

  /// An empty slab with memory of its own.
  init(capacity: Int) {
    memory = .allocate(capacity)
    pool = nil
  }

  deinit {
    truncate(to: 0)
    if let pool { pool.give(memory) } else { memory.deallocate() }
  }

  private var base: UnsafeMutablePointer<Element> { unsafe memory.base }
  var room: Int { memory.capacity - count }

  /// Adds an element; there must be room.
  func append(_ element: consuming Element) {
    precondition(room > 0)
    unsafe (base + count).initialize(to: element)
    count += 1
    ownsMemory = true
  }

  /// Where the next element belongs, for whoever writes its words; there must be room.
  @inline(__always)
  var next: UnsafeMutableRawPointer { unsafe UnsafeMutableRawPointer(base + count) }

  /// Counts the element whose words were written to ``next``.
  @inline(__always)
  func didWriteNext(ownsMemory: Bool) {
    count &+= 1
    if ownsMemory { self.ownsMemory = true }
  }

  /// Changes an element that nothing refers to.
  func change(_ index: Int, _ body: (inout Element) -> Void) {
    precondition(index >= 0 && index < count)
    unsafe body(&base[index])
    ownsMemory = true
  }

  /// Releases the elements from `newCount` on, to which nothing may refer.
  func truncate(to newCount: Int) {
    // One by one: for more than one, the compiler calls a function that looks the type up for each element.
    if ownsMemory { for index in newCount..<count { unsafe (base + index).deinitialize(count: 1) } }
    count = newCount
  }

  /// An element that has been added.
  @inline(__always)
  subscript(_ index: Int) -> Element { unsafe base[index] }

  /// Elements in place, for as long as the slab lives.
  @inline(__always)
  func elements(_ range: Range<Int>) -> UnsafeBufferPointer<Element> {
    unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
  }
}

/// Finished spans.
typealias SpanSlab = Slab<SpanRecord>

/// Properties of finished spans.
typealias PropertySlab = Slab<Property>

/// Memory for `capacity` elements, without any in it.
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
