import Dispatch
import Fastrace
import FastraceTesting
import Foundation
import Testing

func fetch(_ name: String) async {
  await TraceSpan.with("fetch \(name)") { _ in await Task.yield() }
}

@Suite(.recorder, .traced) struct ConcurrencySnippets {
  @Test func childTasks() async throws {
    // snippet: child-tasks
    func fetchAll() async {
      await TraceSpan.with("fetch all") { _ in
        async let a: Void = fetch("a")
        await withTaskGroup { group in
          for name in ["b", "c"] { group.addTask { await fetch(name) } }
        }
        await a
      }
    }
    // end
    try await TestTrace.collect { await fetchAll() }.expectTree(
      """
      test
        fetch all
          fetch a
          fetch b
          fetch c
      """)
  }

  @Test func tasks() async throws {
    // snippet: tasks
    func start() async {
      let inherits = Task { await fetch("inherits") }
      let detached = Task.detached { await fetch("is in no trace") }
      let carried = Task.detached(operation: TraceSpan.current.carry { await fetch("is carried") })
      for task in [inherits, detached, carried] { await task.value }
    }
    // end
    try await TestTrace.collect { await start() }.expectTree(
      """
      test
        fetch inherits
        fetch is carried
      """)
  }

  // snippet: actor
  actor Cache {
    private var values: [String: Int] = [:]

    func value(_ key: String) -> Int? {
      let span = LocalSpan.enter("Cache.value")
      span.setProperty("hit", values[key] != nil)
      return values[key]
    }
  }
  // end

  @Test func actors() async throws {
    let cache = Cache()
    try await TestTrace.collect { await cache.value("a") }.expectTree("test\n  Cache.value {hit=false}")
  }

  @Test func queuesAndThreads() async throws {
    let queue = DispatchQueue(label: "images")
    let (resized, done) = AsyncStream<String>.makeStream()
    @Sendable func resize(_ name: String) {
      LocalSpan.with("resize \(name)") {}
      done.yield(name)
    }
    let trace = try await TestTrace.collect {
      // snippet: queues
      queue.async(execute: TraceSpan.current.carry { resize("a") })
      Thread(block: TraceSpan.current.carry { resize("b") }).start()
      // end
      var names = resized.makeAsyncIterator()
      for _ in 1...2 { _ = await names.next() }
    }
    try trace.expectTree(
      """
      test
        resize a
        resize b
      """)
  }

  @Test func callbacks() async throws {
    let (returned, done) = AsyncStream<Void>.makeStream()
    @Sendable func ask(_ callback: @escaping @Sendable (Int) -> Void) {
      DispatchQueue.global().async {
        callback(42)
        done.finish()
      }
    }
    // snippet: callbacks
    func answer() async -> Int {
      await withCheckedContinuation { continuation in
        ask(
          TraceSpan.current.carry { number in
            LocalSpan.with("got an answer") { continuation.resume(returning: number) }
          })
      }
    }
    // end
    let trace = try await TestTrace.collect {
      let number = await answer()
      #expect(number == 42)
      // The span ends after it has resumed the task.
      for await _ in returned {}
    }
    try trace.expectTree("test\n  got an answer")
  }

  @Test func localSpansAndTasks() async throws {
    // snippet: local-and-task
    func index() async {
      await TraceSpan.with("index") { _ in
        let task = LocalSpan.with("prepare") {
          Task { await fetch("words") }
        }
        await task.value
      }
    }
    // end
    try await TestTrace.collect { await index() }.expectTree(
      """
      test
        index
          fetch words
          prepare
      """)
  }

  // snippet: stored
  final class Upload: Sendable {
    private let span = TraceSpan.begin("upload")

    func received(_ bytes: Int) {
      span.makeCurrent { LocalSpan.with("write") {} }
    }

    func finished() { span.end() }
  }
  // end

  @Test func storedSpans() async throws {
    let trace = try await TestTrace.collect {
      let upload = Upload()
      upload.received(10)
      await Task.detached { upload.received(20) }.value
      upload.finished()
    }
    try trace.expectTree(
      """
      test
        upload
          write
          write
      """)
  }
}
