#if Macros
  import Fastrace
  import FastraceMacros
  import FastraceTesting
  import Testing

  // The code between `// snippet: NAME` and `// end` stands in the documentation; scripts/check articles compares the two.

  // snippet: macros
  struct Shop {
    @Trace
    func checkout(items: Int) throws -> String { "\(items) items" }

    @Trace(name: "load", kind: .client, properties: ["user.id": #"\(id)"#])
    func load(id: Int) async throws -> String { "user \(id)" }
  }
  // end

  @Suite(.enabled(if: TestTrace.isAvailable)) struct MacroSnippets {
    @Test func theTree() async throws {
      let trace = try await TestTrace.collect {
        let receipt = try Shop().checkout(items: 2)
        #expect(receipt == "2 items")
      }
      try trace.expectTree("test\n  Shop.checkout(items:)")
      try await TestTrace.collect { try await Shop().load(id: 42) }.expectTree("test\n  load [client] {user.id=42}")
    }
  }
#endif
