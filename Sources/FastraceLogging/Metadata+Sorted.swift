#if Logging
  package import Logging

  extension [String: Logger.MetadataValue] {
    /// Calls `body` with each pair, sorted by key: an order that does not change from process to process.
    ///
    /// Allocates nothing; the time grows with the square of the number of pairs, of which a record has few.
    package func forEachSorted(_ body: (_ key: String, _ value: Logger.MetadataValue) -> Void) {
      switch count {
      case 0: return
      case 1: for (key, value) in self { body(key, value) }
      case ...64: withSortedIndices { body(self[$0].key, self[$0].value) }
      default: for (key, value) in sorted(by: { $0.key < $1.key }) { body(key, value) }
      }
    }

    /// Sorts where the pairs are, on the stack, because to copy keys and values would cost more than to write them.
    private func withSortedIndices(_ body: (Index) -> Void) {
      let count = count
      unsafe withUnsafeTemporaryAllocation(of: Index.self, capacity: count) { sorted in
        var place = startIndex
        // SAFETY: there is room for as many indices as there are pairs, and those before `filled` are initialized.
        for filled in 0..<count {
          var gap = filled
          unsafe sorted.initializeElement(at: filled, to: place)
          while gap > 0, unsafe keys[place] < keys[sorted[gap - 1]] {
            unsafe sorted[gap] = sorted[gap - 1]
            gap -= 1
          }
          unsafe sorted[gap] = place
          formIndex(after: &place)
        }
        for index in 0..<count { unsafe body(sorted[index]) }
        unsafe sorted.deinitialize()
      }
    }

    /// The values of a logger, of its provider and of a call as one; later ones win over earlier ones.
    package static func merged(
      _ logger: Logger.Metadata, _ provider: Logger.MetadataProvider?, _ call: Logger.Metadata?
    ) -> Logger.Metadata {
      var result = logger
      if let provider {
        let provided = provider.get()
        if result.isEmpty { result = provided } else { result.merge(provided) { _, later in later } }
      }
      guard let call, !call.isEmpty else { return result }
      if result.isEmpty { return call }
      result.merge(call) { _, later in later }
      return result
    }
  }
#endif
