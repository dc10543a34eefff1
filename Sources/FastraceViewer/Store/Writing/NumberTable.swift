#if Viewer
  /// Numbers of things that many spans share, as far as they fit in memory; the table in the database has all of them.
  struct NumberTable<Key: Hashable> {
    private var numbers: [Key: Int64] = [:]
    private var bytes = 0
    private let byteCapacity: Int

    init(byteCapacity: Int) { self.byteCapacity = byteCapacity }

    /// What an entry takes besides the bytes of its key, about.
    private static var overhead: Int { 64 }

    subscript(_ key: Key) -> Int64? { numbers[key] }

    /// - Parameter keyBytes: How many bytes the key has.
    mutating func insert(_ number: Int64, for key: Key, keyBytes: Int) {
      let needed = keyBytes + Self.overhead
      guard needed <= byteCapacity else { return }
      // What is used again comes back with its next use.
      if bytes + needed > byteCapacity { removeAll() }
      bytes += needed
      numbers[key] = number
    }

    mutating func removeAll() {
      numbers.removeAll()
      bytes = 0
    }
  }
#endif
