#if DistributedTracing
  import FastraceDistributedTracing
  import FastraceTesting
  import Tracing

  /// What is written with swift-distributed-tracing: the left sides of the guide's table of calls.
  ///
  /// It may stay as it is, and records the same with a `FastraceTracer`.
  enum Before {
    /// Records what `body` does under a root `test`, as text.
    static func tree(_ body: @Sendable () async throws -> Void) async throws -> String {
      try await TestTrace.collect("test") { try await withTracer(FastraceTracer()) { try await body() } }.tree.text
    }

    static func body() async {
      await withSpan("load") { _ in await Task.yield() }
    }

    static func kind() { withSpan("load", ofKind: .client) { _ in } }

    static func failure() throws { try withSpan("load") { _ in throw Failure.broken } }

    static func loose() {
      let span = startSpan("load")
      span.end()
    }

    static func givenParent() {
      let parent = startSpan("parent")
      withSpan("load", context: parent.context) { _ in }
      parent.end()
    }

    static func attributes() {
      withSpan("load") { span in
        span.attributes["user.id"] = 42
        span.updateAttributes { attributes in
          attributes["cache.hit"] = true
          attributes["tags"] = ["a", "b"]
        }
      }
    }

    static func event() {
      withSpan("load") { span in span.addEvent(SpanEvent(name: "retry", attributes: ["attempt": 2])) }
    }

    static func status() { withSpan("load") { $0.setStatus(SpanStatus(code: .error, message: "no rows")) } }

    static func recordedError() {
      withSpan("load") { span in
        span.recordError(Failure.broken)
        span.setStatus(SpanStatus(code: .error))
      }
    }

    static func link() {
      let other = startSpan("other")
      withSpan("load") { $0.addLink(SpanLink(context: other.context, attributes: [:])) }
      other.end()
    }

    static func name() { withSpan("load") { $0.operationName = "load users" } }

    static func currentContext() async {
      let span = startSpan("load")
      await InstrumentationContext.$current.withValue(span.context) {
        await withSpan("inner") { _ in await Task.yield() }
      }
      span.end()
    }

    static func detachedTask() async {
      await withSpan("load") { span in
        let context = span.context
        await Task.detached {
          await withTracer(FastraceTracer()) {
            await InstrumentationContext.$current.withValue(context) {
              await withSpan("inner") { _ in await Task.yield() }
            }
          }
        }.value
      }
    }
  }
#endif
