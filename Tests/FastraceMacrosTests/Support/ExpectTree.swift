#if Macros
  import FastraceMacros
  import FastraceTesting
  import Testing

  /// Runs `body` in a trace named `test`, and expects the tree of its spans to be this text.
  ///
  /// Without the trait `Enable` it only runs `body`: what the functions return has to be right then, too.
  func expectTree(
    _ tree: String, isolation: isolated (any Actor)? = #isolation, fileID: String = #fileID, line: Int = #line,
    _ body: () async throws -> Void
  ) async throws {
    guard TestTrace.isAvailable else { return try await body() }
    let trace = try await TestTrace.collect(isolation: isolation, body)
    try trace.expectTree(tree, fileID: fileID, line: line)
  }

  /// Runs `body`, and expects one trace for each of these names, and each with this tree.
  func expectTraces(
    _ trees: [String: String], fileID: String = #fileID, line: Int = #line, _ body: () async throws -> Void
  ) async throws {
    guard TestTrace.isAvailable else { return try await body() }
    let reporter = InMemoryReporter()
    Fastrace.addReporter(reporter)
    try await body()
    #expect(await Fastrace.flush(timeout: .seconds(30)))
    let spans = reporter.spans
    for (name, tree) in trees {
      let root = spans.filter { $0.name == name && $0.isLocalRoot }
      #expect(root.count == 1, "roots named \(name)")
      guard let id = root.first?.traceID else { continue }
      try TestTrace(spans.filter { $0.traceID == id }).expectTree(tree, fileID: fileID, line: line)
    }
  }
#endif
