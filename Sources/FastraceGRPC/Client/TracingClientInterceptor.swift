#if GRPC
  internal import Fastrace
  public import GRPCCore

  /// Records a span for each call of a client, and sends the trace along.
  ///
  ///     GRPCClient(transport: transport, interceptors: [TracingClientInterceptor()])
  ///
  /// The span is a child of the current one; without a current span nothing is recorded, and only the baggage is sent.
  /// It lasts from the request to the status of the response, also for streams, and ends at once when the call fails or
  /// nobody reads the response any more. It is current in the interceptors behind this one, and in the closure that
  /// produces the messages of the request. Each attempt of a retried call is a span of its own.
  ///
  /// It follows OpenTelemetry's conventions for gRPC: the kind is client, the name is the full method, and every status
  /// but OK is an error. A call that is given up, by cancelling its task or by no longer reading its response, has the
  /// status CANCELLED, which is no error then. Only with a deadline it is one, because a deadline that passes cancels the
  /// call as well: DEADLINE_EXCEEDED when the time was up.
  ///
  /// A call that gets no connection fails before gRPC asks any interceptor: it has no span, and its error is recorded by
  /// the span around it.
  ///
  /// Errors are thrown on as they are. May be used by many calls at once.
  ///
  /// > Cost: A span, an object for the call, and a wrapper around the messages of the response; for a call that is not
  /// > recorded, the writing of its context.
  public struct TracingClientInterceptor: ClientInterceptor {
    private let tracing: GRPCClientTracing

    /// Makes an interceptor.
    ///
    /// - Parameter tracing: What is traced, and how.
    public init(tracing: GRPCClientTracing = GRPCClientTracing()) { self.tracing = tracing }

    /// Makes a call in a span; called by gRPC.
    public func intercept<Input: Sendable, Output: Sendable>(
      request: StreamingClientRequest<Input>, context: ClientContext,
      next: (StreamingClientRequest<Input>, ClientContext) async throws -> StreamingClientResponse<Output>
    ) async throws -> StreamingClientResponse<Output> {
      #if Enable
        let info = TracedCall(request, context)
        var request = request
        guard tracing.filter(info) else {
          tracing.inject(.current, into: &request.metadata)
          return try await next(request, context)
        }
        let span = TraceSpan.begin(tracing.spanName(info) ?? info.method.fullyQualifiedMethod, kind: .client)
        tracing.inject(span.context, into: &request.metadata)
        guard span.isRecording else { return try await next(request, context) }
        describe(info, span)
        request.producer = span.carryingWriter(request.producer)
        let call = ClientCall(
          span, timeout: CallDeadline.timeout(request.metadata), onResponse: tracing.onResponse)
        do {
          return call.following(try await span.makeCurrent { try await next(request, context) })
        } catch {
          call.fail(error)
          throw error
        }
      #else
        return try await next(request, context)
      #endif
    }

    #if Enable
      private func describe(_ call: TracedCall, _ span: TraceSpan) {
        span.setMethod(call)
        span.setServer(call.remotePeer)
        span.setPeer(call.remotePeer)
        tracing.onRequest?(call, span)
      }
    #endif
  }

  #if Enable
    extension TracedCall {
      fileprivate init(_ request: StreamingClientRequest<some Any>, _ context: ClientContext) {
        self.init(
          method: context.descriptor, metadata: request.metadata, remotePeer: context.remotePeer,
          localPeer: context.localPeer)
      }
    }

    extension TraceSpan {
      /// gRPC runs the producer in a task of its own.
      fileprivate func carryingWriter<Message: Sendable>(
        _ producer: @escaping @Sendable (RPCWriter<Message>) async throws -> Void
      ) -> @Sendable (RPCWriter<Message>) async throws -> Void {
        { writer in try await makeCurrent { try await producer(writer) } }
      }
    }

    extension ClientCall {
      /// The response, whose end is the end of the call.
      fileprivate func following<Message: Sendable>(
        _ response: StreamingClientResponse<Message>
      ) -> StreamingClientResponse<Message> {
        switch response.accepted {
        case .success(var contents):
          contents.bodyParts = RPCAsyncSequence(wrapping: TracedBodyParts(base: contents.bodyParts, call: self))
          return StreamingClientResponse(accepted: .success(contents))
        case .failure(let error):
          fail(error)
          return response
        }
      }
    }
  #endif
#endif
