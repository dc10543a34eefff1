#if Viewer
  package import AsyncHTTPClient
  import NIOCore
  import NIOHTTP1

  /// Requests of customers: fast ones, slow ones, and some that fail.
  package struct DemoTraffic: Sendable {
    package struct Request: Sendable, Hashable {
      package var method: String
      package var path: String
      /// What a healthy system answers.
      package var status: UInt
    }

    /// What came of a request.
    package struct Answer: Sendable {
      package var request: Request
      package var status: UInt
      package var traceID: String?
      package var isExpected: Bool { status == request.status && traceID != nil }
    }

    /// An order, which passes through all services: the trace to show.
    package static let order = Request(method: "POST", path: "/orders/lamp/2", status: 200)

    /// One of each kind.
    package static let tour = [
      Request(method: "GET", path: "/items/lamp", status: 200), order,
      Request(method: "GET", path: "/items/unicorn", status: 404),
      Request(method: "POST", path: "/orders/piano/1", status: 409),
      Request(method: "POST", path: "/orders/lamp/0", status: 500),
      Request(method: "POST", path: "/orders/chair/500", status: 422),
      Request(method: "GET", path: "/forecast", status: 200),
    ]

    private let url: String
    private let client: HTTPClient

    package init(url: String, client: HTTPClient = .shared) {
      self.url = url
      self.client = client
    }

    package func send(_ request: Request) async throws -> Answer {
      var outgoing = HTTPClientRequest(url: url + request.path)
      outgoing.method = .init(rawValue: request.method)
      let response = try await client.execute(outgoing, timeout: .seconds(30))
      _ = try await response.body.collect(upTo: 1 << 20)
      return Answer(
        request: request, status: response.status.code, traceID: response.headers.first(name: "trace-id"))
    }

    /// Sends requests one after the other.
    package func send(_ requests: [Request]) async throws -> [Answer] {
      var answers: [Answer] = []
      for request in requests { answers.append(try await send(request)) }
      return answers
    }

    /// Sends requests of all kinds, most of them fast, until the task is cancelled.
    package func run() async throws {
      let usual = [0, 1, 1, 0, 1, 2, 0, 1, 3, 1, 0, 6, 1, 0, 4, 1, 0, 5, 1]
      while !Task.isCancelled {
        for index in usual {
          _ = try await send(Self.tour[index])
          try await Task.sleep(for: .milliseconds(.random(in: 20...250)))
        }
      }
    }
  }
#endif
