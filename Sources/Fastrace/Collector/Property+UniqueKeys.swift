#if Enable
  extension [Property] {
    /// Keeps one property of each key, with its last value in the place of its first, and no more than the limit.
    ///
    /// As for the properties of a span: OpenTelemetry wants the keys of events and links to be unique as well.
    ///
    /// - Returns: How many properties the limit left out.
    mutating func keepOneOfEachKey(limit: Int) -> Int {
      var kept = 0
      var dropped = 0
      // Nothing is written where nothing changes: the array may be the application's, too, and would be copied.
      for index in indices {
        if let earlier = (0..<kept).first(where: { self[$0].key.hasSameBytes(as: self[index].key) }) {
          self[earlier].value = self[index].value
        } else if kept == limit {
          dropped += 1
        } else {
          if kept != index { self[kept] = self[index] }
          kept += 1
        }
      }
      if kept < count { removeLast(count - kept) }
      return dropped
    }
  }
#endif
