#if Logging
  internal import Fastrace

  extension [Property] {
    /// Calls `body` with each property whose key does not come again: later diagnostics win over earlier ones.
    ///
    /// Allocates nothing; the time grows with the square of the number of properties, of which a record has few.
    func forEachLastOfItsKey(_ body: (Property) -> Void) {
      for (index, property) in enumerated() {
        if !self[(index + 1)...].contains(where: { $0.key == property.key }) { body(property) }
      }
    }
  }
#endif
