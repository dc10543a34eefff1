package import Testing

/// Has the process's recorder to itself.
///
/// A process has one recorder, and `swift test` runs the suites of all targets in one process. So tests that set a
/// reporter, or collect traces beside tests that do, take turns: whoever has this trait holds the turn. A lock instead of
/// one `.serialized` suite, because suites of several targets must exclude each other while everything that needs no
/// recorder runs beside them.
package struct RecorderTrait: TestTrait, SuiteTrait, TestScoping {
  private let prepare: @Sendable () -> Void
  private let cleanUp: @Sendable () async -> Void

  package var isRecursive: Bool { true }

  /// - Parameters:
  ///   - prepare: What comes before each test, in its turn.
  ///   - cleanUp: What comes after it.
  package init(
    prepare: @escaping @Sendable () -> Void = {}, cleanUp: @escaping @Sendable () async -> Void = {}
  ) {
    self.prepare = prepare
    self.cleanUp = cleanUp
  }

  /// A suite waits for nothing: its tests do.
  package func scopeProvider(for test: Test, testCase: Test.Case?) -> RecorderTrait? { testCase == nil ? nil : self }

  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    await RecorderTurns.shared.begin()
    defer { RecorderTurns.shared.end() }
    prepare()
    do {
      try await function()
    } catch {
      await cleanUp()
      throw error
    }
    await cleanUp()
  }
}

extension Trait where Self == RecorderTrait {
  /// Has the process's recorder to itself.
  package static var recorder: Self { RecorderTrait() }
}
