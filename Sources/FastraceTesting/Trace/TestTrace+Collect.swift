import Fastrace

extension TestTrace {
  /// True when tracing is compiled in, so that there is something to collect.
  ///
  ///     @Suite(.enabled(if: TestTrace.isAvailable)) struct MyTracingTests { ... }
  public static var isAvailable: Bool {
    #if Enable
      true
    #else
      false
    #endif
  }

  /// Runs `body` in a root of its own, and returns that trace and nothing else.
  ///
  /// Any number of tests may do so at the same time: they share one reporter, which is added beside the reporters that the
  /// application sets and does not disturb them. If somebody sets other reporters, it is added again; only a trace that is
  /// being exported at that very moment can be lost, and that is an error. The configuration is the one in force: a
  /// sampler or a tail filter that drops the trace makes this throw.
  ///
  /// Spans that end after `body` has returned, such as those of tasks that nobody waits for, are not part of it.
  ///
  /// - Parameters:
  ///   - name: The name of the root.
  ///   - timeout: How long the reporters may take, all that are set.
  ///   - isolation: The actor that `body` runs on, which is that of the caller.
  ///   - body: The code whose spans are collected. What it returns is ignored.
  /// - Throws: What `body` throws; to look at the trace of something that fails, catch the error in `body`.
  ///   ``ExpectationFailure`` when the trace was not reported, or when tracing is compiled out.
  public static func collect<Result>(
    _ name: String = "test", timeout: Duration = .seconds(10), isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws -> Result
  ) async throws -> TestTrace {
    let collection = try TraceCollection(name)
    do {
      _ = try await collection.root.makeCurrent(isolation: isolation) { try await body() }
    } catch {
      collection.giveUp()
      throw error
    }
    collection.end()
    let wasFlushed = await Fastrace.flush(timeout: timeout)
    return try collection.finish(wasFlushed: wasFlushed)
  }

  /// Runs the synchronous `body` in a root of its own, and returns that trace and nothing else.
  ///
  /// For tests that are not asynchronous: it blocks the thread until the trace is exported. Otherwise it is the same as
  /// ``collect(_:timeout:isolation:_:)``, which takes synchronous bodies as well.
  @available(*, noasync, message: "use try await TestTrace.collect")
  public static func collectBlocking<Result>(
    _ name: String = "test", timeout: Duration = .seconds(10), _ body: () throws -> Result
  ) throws -> TestTrace {
    let collection = try TraceCollection(name)
    do {
      _ = try collection.root.makeCurrent { try body() }
    } catch {
      collection.giveUp()
      throw error
    }
    collection.end()
    return try collection.finish(wasFlushed: Fastrace.flushBlocking(timeout: timeout))
  }
}

/// One trace while it is collected.
private struct TraceCollection {
  let root: TraceSpan
  private let context: SpanContext

  init(_ name: String) throws {
    guard TestTrace.isAvailable else { throw ExpectationFailure(Problem.compiledOut) }
    TraceSink.shared.install()
    root = TraceSpan.beginRoot(name)
    guard let context = root.context, root.isRecording else { throw ExpectationFailure(Problem.notSampled) }
    self.context = context
    TraceSink.shared.expect(context.traceID)
  }

  func giveUp() {
    root.cancel()
    root.end()
    _ = TraceSink.shared.take(context.traceID)
  }

  func end() {
    // Somebody may have set other reporters meanwhile.
    TraceSink.shared.install()
    root.end()
  }

  func finish(wasFlushed: Bool) throws -> TestTrace {
    let spans = TraceSink.shared.take(context.traceID)
    guard spans.contains(where: { $0.spanID == context.spanID }) else {
      throw ExpectationFailure(wasFlushed ? Problem.dropped : Problem.notFlushed)
    }
    return TestTrace(spans)
  }

  private enum Problem {
    static let compiledOut = """
      Tracing is compiled out, so there is no trace to collect. Run the tests with --traits Enable, or turn the trait \
      on where your package depends on fastrace: .package(url: ..., from: ..., traits: ["Enable"]). To skip such tests, \
      use .enabled(if: TestTrace.isAvailable).
      """
    static let notSampled = """
      The trace is not recorded: the sampler of the configuration has decided against it, the buffers are full, or the \
      reporters were taken away. Set a reporter with the default sampler for tests.
      """
    static let dropped = """
      The trace was recorded but not reported: a tail filter dropped it, its root was cancelled, or other reporters were \
      set while it was exported.
      """
    static let notFlushed = """
      The trace was not reported in time. A reporter that hangs holds up the flush; the timeout is a parameter of collect.
      """
  }
}
