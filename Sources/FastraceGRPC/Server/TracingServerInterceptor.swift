#if GRPC
  internal import Fastrace
  public import GRPCCore

  /// Records a span for each call to a server, as a part of the client's trace.
  ///
  ///     GRPCServer(transport: transport, services: [service], interceptors: [TracingServerInterceptor()])
  ///
  /// Put it first: what interceptors before it do is not part of the span. The span is current in the handler and while it
  /// writes the messages of its response, and so is the baggage that the client has sent. It lasts until the last message
  /// is written, and ends when the client goes away as well.
  ///
  /// It follows OpenTelemetry's conventions for gRPC: the kind is server, the name is the full method, and the statuses
  /// UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE and DATA_LOSS are errors. What the handler throws is
  /// recorded, if gRPC makes one of these of it.
  ///
  /// A call to a method that nobody has registered is answered by gRPC alone, without asking any interceptor.
  ///
  /// Errors are thrown on as they are. May be used by many calls at once.
  ///
  /// > Cost: A span, and an object for the call; for one that is not recorded, the object and the reading of its context.
  public struct TracingServerInterceptor: ServerInterceptor {
    private let tracing: GRPCServerTracing

    /// Makes an interceptor.
    ///
    /// - Parameter tracing: What is traced, and how.
    public init(tracing: GRPCServerTracing = GRPCServerTracing()) { self.tracing = tracing }

    /// Handles a call in a span; called by gRPC.
    public func intercept<Input: Sendable, Output: Sendable>(
      request: StreamingServerRequest<Input>, context: ServerContext,
      next: @Sendable (StreamingServerRequest<Input>, ServerContext) async throws -> StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
      #if Enable
        let call = begin(TracedCall(request, context), context)
        return call.following(try await call.run { try await next(request, context) })
      #else
        return try await next(request, context)
      #endif
    }

    #if Enable
      private func begin(_ call: TracedCall, _ context: ServerContext) -> ServerCall {
        let caller = tracing.extract(call.metadata)
        let span = tracing.filter(call) ? root(call, caller) : TraceSpan.unsampled(continuing: caller)
        return ServerCall(
          span, baggage: caller.baggage, timeout: CallDeadline.timeout(call.metadata),
          cancellation: context.cancellation, onResponse: tracing.onResponse)
      }

      private func root(_ call: TracedCall, _ caller: PropagatedContext) -> TraceSpan {
        let span = Baggage.with(caller.baggage) {
          TraceSpan.beginRoot(
            tracing.spanName(call) ?? call.method.fullyQualifiedMethod, context: caller.remoteParent, kind: .server)
        }
        if span.isRecording {
          span.setMethod(call)
          span.setServer(call.localPeer)
          span.setPeer(call.remotePeer)
          tracing.onRequest?(call, span)
        }
        return span
      }
    #endif
  }

  #if Enable
    extension TracedCall {
      fileprivate init(_ request: StreamingServerRequest<some Any>, _ context: ServerContext) {
        self.init(
          method: context.descriptor, metadata: request.metadata, remotePeer: context.remotePeer,
          localPeer: context.localPeer)
      }
    }

    extension ServerCall {
      /// The response, whose last message is the end of the call.
      ///
      /// gRPC runs the producer after the interceptors have returned, when nothing is current any more.
      fileprivate func following<Message: Sendable>(
        _ response: StreamingServerResponse<Message>
      ) -> StreamingServerResponse<Message> {
        switch response.accepted {
        case .success(var contents):
          let producer = contents.producer
          contents.producer = { writer in
            let trailingMetadata = try await self.run { try await producer(writer) }
            self.succeed()
            return trailingMetadata
          }
          return StreamingServerResponse(accepted: .success(contents))
        case .failure(let error):
          fail(error)
          return response
        }
      }
    }
  #endif
#endif
