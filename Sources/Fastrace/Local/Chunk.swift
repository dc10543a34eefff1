#if Enable
  import CFastrace

  /// Bytes of a record in a chunk.
  @usableFromInline
  package let recordSize = 64

  /// A block of records with one writer and one reader.
  @safe
  struct Chunk: Equatable, @unchecked Sendable {
    // SAFETY: a chunk is used only by the thread that fills it, and by the collector up to what that thread published.
    let header: UnsafeMutablePointer<fastrace_chunk>

    init(_ header: UnsafeMutablePointer<fastrace_chunk>) { unsafe self.header = header }

    static func allocate(bytes: Int) -> Chunk {
      let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: recordSize)
      // SAFETY: the block is at least a header long and aligned for it.
      let header = unsafe block.bindMemory(to: fastrace_chunk.self, capacity: 1)
      unsafe header.initialize(to: fastrace_chunk())
      unsafe header.pointee.size = bytes
      return unsafe Chunk(header)
    }

    /// Gives the memory back; the records in it must have been moved out.
    func deallocate() { unsafe UnsafeMutableRawPointer(header).deallocate() }

    var size: Int { unsafe header.pointee.size }
    var first: UnsafeMutableRawPointer { unsafe UnsafeMutableRawPointer(header) + recordSize }
    var end: UnsafeMutableRawPointer { unsafe UnsafeMutableRawPointer(header) + size }
    var next: Chunk? { unsafe fastrace_next_chunk(header).map { unsafe Chunk($0) } }

    func link(_ next: Chunk?) { unsafe fastrace_link_chunk(header, next?.header) }

    func contains(_ cursor: UnsafeMutableRawPointer) -> Bool { unsafe cursor >= first && cursor <= end }

    static func == (left: Chunk, right: Chunk) -> Bool { unsafe left.header == right.header }
  }
#endif
