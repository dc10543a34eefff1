#if Viewer
  /// Numbers of things that many spans share, as far as they fit in memory; the table in the database has all of them.
  struct NumberTable<Key: Hashable> {
    private var numbers: [Key: Int64] = [:]
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    subscript(_ key: Key) -> Int64? { numbers[key] }

    mutating func insert(_ number: Int64, for key: Key) {
      // What is used again comes back with its next use.
      if numbers.count >= capacity { numbers.removeAll(keepingCapacity: true) }
      numbers[key] = number
    }

    mutating func removeAll() { numbers.removeAll() }
  }
#endif
