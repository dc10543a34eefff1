#if Viewer
  @testable import FastraceViewer
  import OTLPMessages
  import Testing

  @Suite struct SearchTests {
    private func store() async throws -> TraceStore {
      let store = try TraceStore(StoreOptions())
      try await store.take(
        Sample.message(
          (UInt64(1)...20).map { number in
            let attributes = [
              OTLPAttribute("number", Int64(number)), OTLPAttribute("parity", number % 2 == 0 ? "even" : "odd"),
            ]
            let span = Sample.span(
              number, trace: number, name: "GET /\(number % 3)", milliseconds: number, at: number,
              attributes: attributes)
            return number % 5 == 0 ? Sample.failed(span, "out of luck") : span
          }))
      try await store.take(Sample.message([Sample.span(1, trace: 99, name: "GET /1", at: 1_000)], service: "other"))
      return store
    }

    private func found(_ change: (inout TraceSearch) -> Void) async throws -> [UInt64] {
      var search = TraceSearch()
      change(&search)
      return try await store().search(search).traces.map(\.key.low)
    }

    @Test func listsTheNewestFirst() async throws {
      #expect(try await found { _ in } == [99] + (1...20).reversed())
    }

    @Test func filtersByEverything() async throws {
      #expect(try await found { $0.service = "other" } == [99])
      #expect(try await found { $0.operation = "GET /1" } == [99, 19, 16, 13, 10, 7, 4, 1])
      #expect(try await found { ($0.service, $0.operation) = ("shop", "GET /1") } == [19, 16, 13, 10, 7, 4, 1])
      #expect(try await found { $0.onlyErrors = true } == [20, 15, 10, 5])
      #expect(try await found { $0.minimumNanoseconds = 18_000_000 } == [20, 19, 18])
      #expect(try await found { $0.maximumNanoseconds = 2_000_000 } == [2, 1])
      #expect(try await found { $0.attributes = [.init(key: "number", value: "7")] } == [7])
      #expect(
        try await found { $0.attributes = [.init(key: "host.name", value: "box"), .init(key: "number", value: "7")] }
          == [7])
      #expect(
        try await found { $0.attributes = [.init(key: "parity", value: "even"), .init(key: "number", value: "7")] }
          == [])
      #expect(try await found { $0.text = "out of luck" } == [20, 15, 10, 5])
      #expect(try await found { $0.text = Sample.key(7).description } == [7])
      #expect(try await found { $0.startNanoseconds = Int64(Sample.start) + 20_000_000 } == [99, 20])
      #expect(try await found { $0.endNanoseconds = Int64(Sample.start) + 2_000_000 } == [2, 1])
    }

    @Test func goesOnWhereAPageEnds() async throws {
      let store = try await store()
      var search = TraceSearch()
      search.limit = 6
      var found: [UInt64] = []
      repeat {
        let page = try await store.search(search)
        found += page.traces.map(\.key.low)
        search.before = page.next
      } while search.before != nil
      #expect(found == [99] + (1...20).reversed())
    }

    /// Also when the conditions are those of the trace, and not of its spans.
    @Test func stopsAfterABoundedAmountOfWork() async throws {
      let store = try await store()
      var search = TraceSearch()
      search.maximumNanoseconds = 2_000_000
      var budget = TraceStore.SearchBudget()
      budget.traces = 10
      var pages: [[UInt64]] = []
      repeat {
        let page = try await store.search(search, within: budget)
        pages.append(page.traces.map(\.key.low))
        search.before = page.next
      } while search.before != nil
      #expect(pages == [[], [2], [1]])
    }

    /// Whatever is in a search is data: no part of it is taken for SQL.
    @Test(arguments: ["'; DROP TABLE span; --", "\" OR 1=1 --", "%", "_", "\u{0}", "Robert'); DELETE FROM trace;--"])
    func takesTextForText(text: String) async throws {
      let store = try TraceStore(StoreOptions())
      try await store.take(
        Sample.message([Sample.span(1, name: text, attributes: [OTLPAttribute(text, text)])], service: text))
      try await store.take(Sample.message([Sample.span(1, trace: 2, name: "other")], service: "shop"))
      var search = TraceSearch()
      (search.service, search.operation) = (text, text)
      search.attributes = [.init(key: text, value: text)]
      search.text = text
      #expect(try await store.search(search).traces.map(\.key.low) == [1])
      #expect(
        try await store.services().map(\.operations).sorted { $0.count > $1.count }.flatMap { $0 }.sorted()
          == ["other", text].sorted())
      #expect(try await store.size().spans == 2)
    }
  }
#endif
