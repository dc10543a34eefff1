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
      /// Whether there were more than are told of.
      var isIncomplete = false
      var clients: [Int: LiveClient] = [:]
      var lastClient = 0
    }

    private enum Limit {
      static let clients = 64
      static let traces = 200
      /// Of one message; names may be long.
      static let messageBytes = 256 << 10
    }

    /// Of what a page has not read.
    static let unreadBytes = 1 << 20
    private static let heartbeatEvery = 30

    let store: TraceStore
    private let interval: Duration
    private let state = Mutex(State())

    init(_ store: TraceStore, interval: Duration) {
      self.store = store
      self.interval = interval
      store.onChange { [weak self] numbers in self?.note(numbers) }
    }

    /// For each page, the bytes that it has not read.
    var unread: [Int] { state.withLock { Array($0.clients.values) }.map(\.unreadBytes) }

    func note(_ numbers: [Int64]) {
      state.withLock { state in
        guard !state.clients.isEmpty else { return }
        state.changed.formUnion(numbers)
        // More than a page can show: the oldest are left out, and the page asks for what it needs.
        if state.changed.count > 4 * Limit.traces {
          state.changed = Set(state.changed.sorted(by: >).prefix(Limit.traces))
          state.isIncomplete = true
        }
      }
    }

    /// Sends what has changed, until the task is cancelled.
    func run(_ work: BackgroundWork) async throws {
      var round = 0
      try await work.repeat("telling open pages of changes", every: interval) {
        round += 1
        if round.isMultiple(of: Self.heartbeatEvery) { send(ByteBuffer(string: ": still here\n\n")) }
        try await sendChanges()
      }
    }

    private func sendChanges() async throws {
      let (numbers, isIncomplete) = state.withLock { state in
        defer { (state.changed, state.isIncomplete) = ([], false) }
        return (Array(state.changed), state.isIncomplete || state.changed.count > Limit.traces)
      }
      guard !numbers.isEmpty else { return }
      do {
        try await send(numbers, isIncomplete: isIncomplete)
      } catch {
        // Once more in the next round.
        state.withLock { state in
          state.changed.formUnion(numbers)
          state.isIncomplete = state.isIncomplete || isIncomplete
        }
        throw error
      }
    }

    private func send(_ numbers: [Int64], isIncomplete: Bool) async throws {
      let traces = try await store.summaries(numbers, limit: Limit.traces)
      var isIncomplete = isIncomplete
      var json = JSONWriter()
      json.object { json in
        json.key("traces")
        json.array(traces) { json, trace in
          if json.byteCount < Limit.messageBytes { json.summary(trace) } else { isIncomplete = true }
        }
        json.key("incomplete")
        json.value(isIncomplete)
      }
      send(Self.event("traces", json.bytes))
      send(Self.event("statistics", try await ServerStatistics.json(store)))
    }

    private static func event(_ name: String, _ data: [UInt8]) -> ByteBuffer {
      var buffer = ByteBuffer(string: "event: \(name)\ndata: ")
      buffer.writeBytes(data)
      buffer.writeString("\n\n")
      return buffer
    }

    private func send(_ message: ByteBuffer) {
      for (number, client) in state.withLock({ $0.clients }) where !client.send(message) { remove(number) }
    }

    private func remove(_ number: Int) { state.withLock { $0.clients[number] = nil } }

    /// A response that does not end by itself.
    ///
    /// - Parameter cutOff: Closes its connection; called when nobody reads it.
    /// - Throws: When there are too many already.
    func response(cutOff: @escaping @Sendable () -> Void) throws(RequestFailure) -> Response {
      let client = LiveClient(capacity: Self.unreadBytes, disconnect: cutOff)
      let number: Int? = state.withLock { state in
        guard state.clients.count < Limit.clients else { return nil }
        state.lastClient += 1
        state.clients[state.lastClient] = client
        return state.lastClient
      }
      guard let number else {
        throw RequestFailure(.serviceUnavailable, "\(Limit.clients) pages are open already; close some")
      }
      // Gone with the response, whether anything of it was ever written or not.
      let registration = Registration { [weak self] in self?.remove(number) }
      _ = client.send(ByteBuffer(string: "retry: 2000\n\n"))
      return Response(
        status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
        body: ResponseBody { writer in
          defer { withExtendedLifetime(registration) {} }
          try await client.write(to: &writer)
        })
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

  /// Calls a function when nobody holds it any more.
  private final class Registration: Sendable {
    private let onEnd: @Sendable () -> Void
    init(onEnd: @escaping @Sendable () -> Void) { self.onEnd = onEnd }
    deinit { onEnd() }
  }
#endif
