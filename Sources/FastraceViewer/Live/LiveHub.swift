#if Viewer
  import HTTPTypes
  import Hummingbird
  import NIOCore
  import Synchronization

  /// Tells the open pages what has changed, with server-sent events.
  ///
  /// Changes are gathered for half a second. Each page has room for some messages that it has not read yet; one that
  /// needs more is disconnected, and its browser connects again.
  final class LiveHub: Sendable {
    private struct State {
      var changed: Set<Int64> = []
      var clients: [Int: AsyncStream<ByteBuffer>.Continuation] = [:]
      var lastClient = 0
    }

    private enum Limit {
      static let clients = 64
      static let messages = 32
      static let traces = 200
    }

    static let interval = Duration.milliseconds(500)
    private static let heartbeatEvery = 30

    let store: TraceStore
    private let state = Mutex(State())

    init(_ store: TraceStore) {
      self.store = store
      store.onChange { [weak self] numbers in self?.note(numbers) }
    }

    private func note(_ numbers: [Int64]) {
      state.withLock { state in
        guard !state.clients.isEmpty else { return }
        state.changed.formUnion(numbers)
        // More than a page can show: the oldest are left out.
        if state.changed.count > 4 * Limit.traces {
          state.changed = Set(state.changed.sorted(by: >).prefix(Limit.traces))
        }
      }
    }

    /// Sends what has changed, until the task is cancelled.
    func run() async throws {
      var round = 0
      while true {
        try await Task.sleep(for: Self.interval)
        round += 1
        let (numbers, isWatched) = state.withLock { state in
          defer { state.changed.removeAll() }
          return (Array(state.changed), !state.clients.isEmpty)
        }
        guard isWatched else { continue }
        if !numbers.isEmpty { try await send(numbers) }
        if round.isMultiple(of: Self.heartbeatEvery) { send(ByteBuffer(string: ": still here\n\n")) }
      }
    }

    private func send(_ numbers: [Int64]) async throws {
      let traces = try await store.summaries(numbers, limit: Limit.traces)
      var json = JSONWriter()
      json.object { json in
        json.key("traces")
        json.array(traces) { json, trace in json.summary(trace) }
      }
      send(Self.event("traces", json.bytes))
      send(Self.event("statistics", try await statistics()))
    }

    private static func event(_ name: String, _ data: [UInt8]) -> ByteBuffer {
      var buffer = ByteBuffer(string: "event: \(name)\ndata: ")
      buffer.writeBytes(data)
      buffer.writeString("\n\n")
      return buffer
    }

    private func send(_ message: ByteBuffer) {
      state.withLock { state in
        for (number, client) in state.clients {
          // What it has not read is kept; what does not fit any more ends it.
          if case .dropped = client.yield(message) {
            client.finish()
            state.clients[number] = nil
          }
        }
      }
    }

    /// A response that never ends by itself.
    func response() -> Response {
      let (stream, continuation) = AsyncStream.makeStream(
        of: ByteBuffer.self, bufferingPolicy: .bufferingOldest(Limit.messages))
      let number: Int? = state.withLock { state in
        guard state.clients.count < Limit.clients else { return nil }
        state.lastClient += 1
        state.clients[state.lastClient] = continuation
        return state.lastClient
      }
      guard let number else {
        return .failure(.serviceUnavailable, "\(Limit.clients) pages are open already; close some")
      }
      continuation.onTermination = { [weak self] _ in
        self?.state.withLock { $0.clients[number] = nil }
      }
      continuation.yield(ByteBuffer(string: "retry: 2000\n\n"))
      return Response(
        status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
        body: ResponseBody(asyncSequence: stream))
    }

    /// Ends all responses.
    func close() {
      let clients = state.withLock { state in
        defer { state.clients.removeAll() }
        return Array(state.clients.values)
      }
      for client in clients { client.finish() }
    }
  }
#endif
