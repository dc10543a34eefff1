#if Macros
  import FastraceMacros
  import Testing

  @TraceAll
  private struct Store {
    var items = ["apple"]
    var count: Int { items.count }

    init() {}
    func find(_ name: String) throws -> String {
      guard let item = items.first(where: { $0 == name }) else { throw Failure() }
      return item
    }
    mutating func restock() async { items.append("pear") }
    static func open() -> Store { Store() }
    @NoTrace func price() -> Int { 1 }
    @Trace(name: "special") func offer() {}
  }

  @TraceAll(style: .short)
  extension Store {
    func close() {}
  }

  @TraceAll
  private actor Till {
    var sum = 0
    func pay(_ amount: Int) { sum += amount }
  }

  @Suite struct TraceAllTests {
    @Test func tracesEachMethodThatIsNotExcluded() async throws {
      let tree = """
        test
          Store.find(_:)
          Store.open()
          Store.restock()
          Till.pay(_:)
          close
          special
        """
      try await expectTree(tree) {
        var shop = Store.open()
        let apple = try shop.find("apple")
        #expect(apple == "apple")
        await shop.restock()
        #expect(shop.count == 2 && shop.price() == 1)
        shop.offer()
        shop.close()
        await Till().pay(1)
      }
    }
  }
#endif
