#if GRPC && Enable
  internal import Fastrace
  internal import GRPCCore

  /// The span of a call that this process answers.
  ///
  /// Ends once: when the handler has failed, when all messages are written, or when gRPC lets go of the response without
  /// asking for its messages, because the client has gone.
  // Its methods are called one after the other.
  final class ServerCall: Sendable {
    private let span: TraceSpan
    private let baggage: Baggage
    private let timeout: Duration?
    private let cancellation: ServerContext.RPCCancellationHandle
    private let onResponse: (@Sendable (Status, TraceSpan) -> Void)?

    init(
      _ span: TraceSpan, baggage: Baggage, timeout: Duration?, cancellation: ServerContext.RPCCancellationHandle,
      onResponse: (@Sendable (Status, TraceSpan) -> Void)?
    ) {
      self.span = span
      self.baggage = baggage
      self.timeout = timeout
      self.cancellation = cancellation
      self.onResponse = onResponse
    }

    deinit { end(cancelled) }

    /// Runs a part of the handler with the span and the client's baggage current, and records what it throws.
    func run<Result>(_ body: () async throws -> Result) async throws -> Result {
      do {
        if baggage.isEmpty { return try await span.makeCurrent { try await body() } }
        return try await Baggage.$current.withValue(baggage) {
          try await span.makeCurrent { try await body() }
        }
      } catch {
        fail(error)
        throw error
      }
    }

    func succeed() { end(.ok) }

    func fail(_ error: any Error) {
      // Whatever fails after the client has gone, such as a write, fails because of that.
      if cancellation.isCancelled, !(error is RPCError), !(error is any RPCErrorConvertible) {
        if !(error is CancellationError) { span.addException(error) }
        return end(cancelled)
      }
      let sent = RPCError(asSent: error)
      end(
        .failed(
          sent.code, message: sent.message, isError: StatusCode.isServerError(sent.code),
          origin: sent.cause ?? (error is RPCError ? nil : error)))
    }

    private var cancelled: CallEnd {
      if CallDeadline.hasPassed(timeout, after: span.elapsed) {
        return .failed(.deadlineExceeded, message: "The deadline of the call has passed.", isError: true, origin: nil)
      }
      return .cancelled(isError: false)
    }

    private func end(_ end: @autoclosure () -> CallEnd) {
      if span.isRecording { end().write(to: span, onResponse) }
    }
  }
#endif
