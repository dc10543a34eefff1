#if Enable
  /// Gathers finished spans into batches of at most `batchSize`.
  ///
  /// A batch holds whole traces as long as they fit.
  struct BatchBuilder {
    var batchSize: Int { didSet { pool.setCapacity(slabSize) } }
    let pool = SlabPool<SpanRecord>()
    private var slab: SpanSlab?
    /// Where in the slab the batch begins.
    private var first = 0
    /// Bytes of the spans that have gathered and of all that they carry.
    private var bytes = 0

    init(batchSize: Int) {
      self.batchSize = batchSize
      pool.setCapacity(slabSize)
    }

    /// Spans that memory is taken for at once; a batch of more is that of one large trace.
    private var slabSize: Int { min(batchSize, 1 << 16) }

    /// The spans that have gathered.
    var count: Int { (slab?.count ?? 0) - first }

    /// True when a trace of `spans` spans can be added to the batch.
    func hasRoom(for spans: Int) -> Bool {
      guard let slab else { return true }
      return count == 0 || (count + spans <= batchSize && spans <= slab.room)
    }

    /// Where to add a trace of `spans` spans, for which there must be room.
    mutating func slab(for spans: Int) -> SpanSlab {
      if let slab, slab.room >= spans { return slab }
      let slab = pool.take(capacity: max(slabSize, spans))
      self.slab = slab
      first = 0
      return slab
    }

    /// Counts the bytes of a trace that was added.
    mutating func add(bytes added: Int) { bytes += added }

    /// Takes what has gathered, in batches that are no larger than a reporter gets at once.
    mutating func takeBatches() -> [SpanBatch] {
      guard let slab, count > 0 else { return [] }
      let starts = stride(from: first, to: slab.count, by: batchSize)
      // When there are several, their spans are those of one trace, and count for the average.
      let (spans, bytes) = (count, bytes)
      let batches = starts.map { start in
        let range = start..<min(start + batchSize, slab.count)
        return SpanBatch(slab, range, bytes: bytes * range.count / spans)
      }
      self.bytes = 0
      first = slab.count
      // A slab that is nearly full would only hold up the batches that it is made of.
      if slab.room < slabSize / 16 { self.slab = nil }
      if self.slab == nil { first = 0 }
      return batches
    }

    /// Forgets the slab when it holds nothing, for an application that has become quiet.
    mutating func releaseMemory() {
      if count == 0 {
        slab = nil
        first = 0
      }
      pool.trim(keeping: 1)
    }
  }
#endif
