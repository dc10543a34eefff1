#if Enable
  /// A string that is owned without the compiler knowing, as two plain words.
  ///
  /// A local span that is not recorded would otherwise spend more time on releasing an empty name than on everything
  /// else, because the compiler cannot tell that there is nothing to release. It must be written to a record or released
  /// exactly once.
  @frozen @usableFromInline
  package struct OwnedName {
    @usableFromInline let words: (UInt64, UInt64)

    /// No name at all.
    @inlinable @inline(__always)
    init() { words = (0, 0) }

    /// Takes over the string.
    @inlinable @inline(__always)
    init(_ name: consuming String) {
      // SAFETY: a String is two words. The second line leaves the value in `words` as the only owner: `initialize` does
      // not release what was there before.
      words = unsafe withUnsafeMutablePointer(to: &name) { pointer in
        let words = unsafe UnsafeRawPointer(pointer).load(as: (UInt64, UInt64).self)
        unsafe pointer.initialize(to: "")
        return words
      }
    }

    /// False when no memory is managed for the string; see `String.isOnHeap`.
    @inline(__always)
    var isOnHeap: Bool { words.1 >> 63 == 0 }

    /// Releases the string, for a span that found no room.
    @usableFromInline @inline(never)
    func release() {
      var words = words
      unsafe withUnsafeMutablePointer(to: &words) { pointer in
        // SAFETY: the words are those of a String that nobody else owns.
        _ = unsafe UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: String.self).move()
      }
    }
  }
#endif
