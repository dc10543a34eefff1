#if Viewer
  import Testing

  @testable import FastraceViewer

  @Suite struct NumberTableTests {
    private func key(_ number: Int64, bytes: Int) -> String { "\(number)" + String(repeating: "x", count: bytes) }

    @Test func takesNoMoreThanItsBytes() {
      var table = NumberTable<String>(byteCapacity: 10_000)
      for number in Int64(1)...1_000 {
        let key = key(number, bytes: 1_000)
        table.insert(number, for: key, keyBytes: key.utf8.count)
        #expect(table[key] == number)
        #expect((max(1, number - 10)...number).filter { table[self.key($0, bytes: 1_000)] != nil }.count <= 9)
      }
      #expect(table[key(1, bytes: 1_000)] == nil)
    }

    @Test func leavesOutWhatIsTooLarge() {
      var table = NumberTable<String>(byteCapacity: 10_000)
      table.insert(1, for: "small", keyBytes: 5)
      let large = key(2, bytes: 20_000)
      table.insert(2, for: large, keyBytes: large.utf8.count)
      #expect(table[large] == nil && table["small"] == 1)
    }
  }
#endif
