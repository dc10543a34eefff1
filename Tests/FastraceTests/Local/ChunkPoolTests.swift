#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct ChunkPoolTests {
    @Test func keepsTheBudget() {
      let pool = ChunkPool(budget: 2 * ChunkPool.largest)
      let first = pool.take(bytes: ChunkPool.largest)
      let second = pool.take(bytes: ChunkPool.largest)
      #expect(first != nil && second != nil && pool.bytesHeld == 2 * ChunkPool.largest)
      #expect(pool.take(bytes: ChunkPool.smallest) == nil)
      for chunk in [first, second] { chunk.map(pool.give) }
      #expect(pool.take(bytes: 4 * ChunkPool.largest) == nil)
      pool.trim(keeping: 0)
      #expect(pool.bytesHeld == 0)
    }

    @Test func reusesLargeChunks() {
      let pool = ChunkPool(budget: 1 << 20)
      guard let chunk = pool.take(bytes: ChunkPool.largest) else { return #expect(Bool(false)) }
      pool.give(chunk)
      let again = pool.take(bytes: ChunkPool.largest)
      #expect(again == chunk && again?.next == nil && pool.bytesHeld == ChunkPool.largest)
      again.map(pool.give)
      pool.trim(keeping: 0)
    }

    @Test func givesUpWhatIsOnlyKeptForReuse() {
      let pool = ChunkPool(budget: 2 * ChunkPool.largest)
      let chunks = (0..<2).compactMap { _ in pool.take(bytes: ChunkPool.largest) }
      for chunk in chunks { pool.give(chunk) }
      let small = pool.take(bytes: ChunkPool.smallest)
      #expect(small != nil && pool.bytesHeld <= 2 * ChunkPool.largest)
      small.map(pool.give)
      pool.setBudget(ChunkPool.smallest)
      #expect(pool.bytesHeld == 0)
      let next = pool.take(bytes: ChunkPool.smallest)
      #expect(next != nil)
      next.map(pool.give)
    }

    @Test func takesAnyBudget() {
      for budget in [-1, 0, Int.min] { #expect(ChunkPool(budget: budget).take(bytes: ChunkPool.smallest) == nil) }
    }
  }
#endif
