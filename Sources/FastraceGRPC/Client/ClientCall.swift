#if GRPC && Enable
  internal import Fastrace
  internal import GRPCCore

  /// The span of a call that this process makes.
  ///
  /// Ends once: when the status has come, when the call fails, or when nobody holds the response any more.
  // Its methods are called one after the other: by the interceptor, then by whoever iterates over the response.
  final class ClientCall: Sendable {
    let span: TraceSpan
    private let timeout: Duration?
    private let onResponse: (@Sendable (Status, TraceSpan) -> Void)?

    init(_ span: TraceSpan, timeout: Duration?, onResponse: (@Sendable (Status, TraceSpan) -> Void)?) {
      self.span = span
      self.timeout = timeout
      self.onResponse = onResponse
    }

    deinit { end(Task.isCancelled ? cancelled : .cancelled(isError: false)) }

    func succeed() { end(.ok) }

    /// The response has ended without a status, as it does when the task is cancelled.
    func endOfResponse() { end(Task.isCancelled ? cancelled : .ok) }

    func fail(_ error: any Error) {
      if error is CancellationError || Task.isCancelled { return end(cancelled) }
      let error = RPCError(asSent: error)
      end(.failed(error.code, message: error.message, isError: true, origin: error.cause))
    }

    /// Being cancelled is no error, but with a deadline it cannot be told for certain what happened.
    private var cancelled: CallEnd {
      if CallDeadline.hasPassed(timeout, after: span.elapsed) {
        return .failed(.deadlineExceeded, message: "The deadline of the call has passed.", isError: true, origin: nil)
      }
      return .cancelled(isError: timeout != nil)
    }

    private func end(_ end: @autoclosure () -> CallEnd) {
      if span.isRecording { end().write(to: span, onResponse) }
    }
  }
#endif
