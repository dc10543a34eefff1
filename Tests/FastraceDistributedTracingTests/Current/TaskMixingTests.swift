#if DistributedTracing
  import Fastrace
  import FastraceDistributedTracing
  import FastraceTesting
  import Testing
  import Tracing

  @Suite(.enabled(if: TestTrace.isAvailable)) struct TaskMixingTests {
    /// A way to make a span current for asynchronous code, or to go on in another task.
    enum Step: CaseIterable {
      case span, withSpan, child, task, group, actor

      func run(_ body: @escaping @Sendable () async -> Void) async {
        switch self {
        case .span: await TraceSpan.with("span") { await body() }
        case .withSpan: await Tracing.withSpan("withSpan") { _ in await body() }
        case .child:
          async let result: Void = body()
          await result
        case .task: await Task { await body() }.value
        case .group: await withTaskGroup { group in group.addTask { await body() } }
        case .actor: await Place().run(body)
        }
      }

      var spans: Bool { self == .span || self == .withSpan }
    }

    actor Place {
      func run(_ body: @Sendable () async -> Void) async { await body() }
    }

    @Sendable private static func run(_ steps: ArraySlice<Step>) async {
      nest([.localSpan])
      guard let step = steps.first else { return }
      await step.run {
        await run(steps.dropFirst())
        await Task.yield()
        probe()
      }
      await Task.yield()
      nest([.withSpan])
    }

    private static func expected(_ steps: ArraySlice<Step>) -> [String] {
      var children = nested([.localSpan])
      guard let step = steps.first else { return children }
      let inner = expected(steps.dropFirst()) + probed
      children += step.spans ? [node("\(step)", inner)] : inner
      return children + nested([.withSpan])
    }

    @Test func everyOrderOfThreeStepsKeepsTheParents() async throws {
      for first in Step.allCases {
        for second in Step.allCases {
          for third in Step.allCases {
            let steps = [first, second, third]
            let trace = try await trace { await Self.run(steps[...]) }
            #expect(trace.text == node("test", Self.expected(steps[...])), "\(steps)")
          }
        }
      }
    }

    @Test func manyTasksAreKeptApart() async throws {
      let trace = try await trace {
        await withTaskGroup { group in
          for index in 0..<100 {
            group.addTask {
              await withSpan("t\(index)") { _ in
                await Task.yield()
                await TraceSpan.with("s\(index)") {
                  await Task.yield()
                  LocalSpan.with("l\(index)") { withSpan("u\(index)") { _ in } }
                }
              }
            }
          }
        }
      }
      #expect(trace.text == node("test", (0..<100).map { "t\($0)(s\($0)(l\($0)(u\($0))))" }))
    }

    @Test func immediateTasksDoNotDisturbTheScopeThatTheyStartIn() async throws {
      let trace = try await trace {
        let task = TraceSpan.with("outer") { startInScope() }
        await task.value
      }
      #expect(trace.text == "test(outer(local(after before) now withSpan(first second(third))))")
    }

    private func startInScope() -> Task<Void, Never> {
      let span = LocalSpan.enter("local")
      LocalSpan.with("before") {}
      let outer = TraceSpan.current
      let task = Task.immediate {
        LocalSpan.with("now") {}
        await outer.makeCurrent {
          await withSpan("withSpan") { _ in
            LocalSpan.with("first") {}
            await Task.yield()
            await TraceSpan.with("second") {
              await Task.yield()
              LocalSpan.with("third") {}
            }
          }
        }
      }
      LocalSpan.with("after") {}
      span.end()
      return task
    }

    @Test func detachedTasksFollowAnExplicitContextAlone() async throws {
      let trace = try await trace {
        await withSpan("outer") { outer in
          let context = outer.context
          await Task.detached {
            LocalSpan.with("lost") {}
            await withTracer(FastraceTracer()) {
              await withSpan("found", context: context) { _ in
                await Task.yield()
                probe()
              }
            }
          }.value
        }
      }
      #expect(trace.text == "test(outer(\(node("found", probed))))")
    }

    @Test func carriedClosuresAreSeenByBothAPIs() async throws {
      let trace = try await trace {
        await withSpan("outer") { _ in
          let work = TraceSpan.current.carry { @Sendable () async -> Void in
            withTracer(FastraceTracer()) { probe() }
          }
          await Task.detached(operation: work).value
        }
      }
      #expect(trace.text == "test(\(node("outer", probed)))")
    }
  }
#endif
