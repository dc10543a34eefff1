#if Hummingbird
  import Fastrace
  import FastraceTesting
  import HTTPTesting
  import Hummingbird

  /// A caller in another process, as far as the server can see.
  struct RemoteCaller: Sendable {
    let context = SpanContext(traceID: .random(), spanID: .random(), isRemote: true)

    var headers: [(String, String)] { [("traceparent", context.traceparent)] }

    /// The spans of the server behind this caller, as soon as there are so many.
    func trace(spans count: Int) async throws -> TestTrace {
      try await RecordedTrace.trace(context.traceID, spans: count)
    }

    /// Serves one request of this caller, and gives what is recorded of it.
    func trace(
      _ method: String = "GET", _ path: String, spans count: Int = 1, headers: [(String, String)] = [],
      on router: Router<BasicRequestContext>
    ) async throws -> TestTrace {
      RecordedTrace.install()
      try await RunningServer.run(router) { server in
        try await server.send(method, path, headers: self.headers + headers)
      }
      return try await trace(spans: count)
    }
  }
#endif
