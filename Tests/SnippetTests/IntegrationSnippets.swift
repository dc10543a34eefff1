import Fastrace
import FastraceTesting
import Testing

/// A framework that nobody has heard of.
struct Message: Sendable {
  var route = "/users"
  var headers = HeaderList()
  var status = 200
}

// snippet: integration-client
func tracedSend(
  _ message: Message, over send: (Message) async throws -> Message
) async throws -> Message {
  try await TraceSpan.with("SEND \(message.route)", kind: .client) { span in
    var message = message
    let context = PropagatedContext(spanContext: .current, baggage: .current)
    Fastrace.propagator.inject(context, into: &message.headers)
    let answer = try await send(message)
    span.setProperty("message.status", answer.status)
    if answer.status >= 400 { span.setStatus(.error) }
    return answer
  }
}
// end

// snippet: integration-server
func tracedServe(
  _ message: Message, by handler: (Message) async throws -> Message
) async throws -> Message {
  let incoming = Fastrace.propagator.extract(from: message.headers)
  return try await Baggage.$current.withValue(incoming.baggage) {
    try await TraceSpan.withRoot("SERVE \(message.route)", context: incoming.spanContext, kind: .server) { span in
      let answer = try await handler(message)
      span.setProperty("message.status", answer.status)
      if answer.status >= 500 { span.setStatus(.error) }
      return answer
    }
  }
}
// end

@Suite(.recorder, .traced) struct IntegrationSnippets {
  @Test func theTraceGoesAlong() async throws {
    let trace = try await TestTrace.collect {
      let answer = try await tracedSend(Message()) { message in
        // Detached as another process is: nothing arrives but what is in the message.
        try await Task.detached {
          try await tracedServe(message) { message in
            let headers = message.headers.values(forHeader: "traceparent")
            return LocalSpan.with("find user") { Message(status: 200 + headers.count) }
          }
        }.value
      }
      #expect(answer.status == 201)
    }
    try trace.expectTree(
      """
      test
        SEND /users [client] {message.status=201}
          SERVE /users [server] {message.status=201}
            find user
      """)
    #expect(trace.spans(named: "SERVE /users").first?.isParentRemote == true)
  }

  @Test func failuresAreRecorded() async throws {
    struct Refused: Error {}
    let trace = try await TestTrace.collect {
      await #expect(throws: Refused.self) { try await tracedSend(Message()) { _ in throw Refused() } }
    }
    try trace.expectSpan(named: "SEND /users", kind: .client, status: .error)
  }
}
