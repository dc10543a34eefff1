#if Viewer
  /// Looks for a text in bytes that need not be text.
  struct ByteSearch: Sendable {
    private let text: [UInt8]

    init(_ text: String) { self.text = Array(text.utf8) }

    func occurs(in bytes: [UInt8]) -> Bool {
      guard let first = text.first else { return true }
      var start = 0
      while let found = bytes[start...].firstIndex(of: first), found + text.count <= bytes.count {
        if bytes[found..<found + text.count].elementsEqual(text) { return true }
        start = found + 1
      }
      return false
    }
  }
#endif
