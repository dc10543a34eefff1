#if GRPC
  public import Fastrace
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
  public struct TracingServerInterceptor: ServerInterceptor {
    private let isTraced: @Sendable (TracedCall) -> Bool
    private let name: @Sendable (TracedCall) -> String
    private let properties: @Sendable (TracedCall) -> Properties
    private let extract: @Sendable (Metadata) -> PropagatedContext

    /// An interceptor with defaults that suit every server.
    ///
    /// - Parameters:
    ///   - isTraced: False for calls without a span, such as ``TracedCall/isHealthCheck``. Default: all are traced.
    ///   - name: The name of the span. Default: `package.Service/Method`.
    ///   - properties: More properties of the span; asked only when it is recorded. Default: none.
    ///   - extract: Reads the client's context; an empty one begins a trace. Default: as
    ///     ``/Fastrace/Propagators/current`` does.
    public init(
      isTraced: @escaping @Sendable (TracedCall) -> Bool = { _ in true },
      name: @escaping @Sendable (TracedCall) -> String = { $0.method.fullyQualifiedMethod },
      properties: @escaping @Sendable (TracedCall) -> Properties = { _ in Properties() },
      extract: @escaping @Sendable (Metadata) -> PropagatedContext = { Propagators.current.extract(from: $0) }
    ) {
      self.isTraced = isTraced
      self.name = name
      self.properties = properties
      self.extract = extract
    }

    /// Handles a call in a span; called by gRPC.
    public func intercept<Input: Sendable, Output: Sendable>(
      request: StreamingServerRequest<Input>, context: ServerContext,
      next: @Sendable (StreamingServerRequest<Input>, ServerContext) async throws -> StreamingServerResponse<Output>
    ) async throws -> StreamingServerResponse<Output> {
      #if Enable
        let info = TracedCall(request, context)
        guard isTraced(info) else { return try await next(request, context) }
        let call = begin(info, context)
        return call.following(try await call.run { try await next(request, context) })
      #else
        return try await next(request, context)
      #endif
    }

    #if Enable
      private func begin(_ call: TracedCall, _ context: ServerContext) -> ServerCall {
        let caller = extract(call.metadata)
        let span = Span.root(name(call), context: caller.spanContext, kind: .server)
        if span.isRecording {
          span.setMethod(call)
          span.setServer(call.localPeer)
          span.setPeer(call.remotePeer)
          span.setProperties(properties(call))
        }
        return ServerCall(
          span, baggage: caller.baggage, timeout: CallDeadline.timeout(call.metadata),
          cancellation: context.cancellation)
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
