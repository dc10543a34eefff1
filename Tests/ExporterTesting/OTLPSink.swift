#if OpenTelemetry || Datadog
  internal import AsyncHTTPClient
  internal import Fastrace
  package import Foundation
  internal import NIOCore
  internal import NIOHTTP1

  /// What one test asks the receiver for OTLP, and what it has got.
  package struct OTLPSink: Sendable {
    /// How the receiver answers one request.
    package struct Answer: Encodable, Sendable {
      package var status: Int?
      package var headers: [String: String]?
      package var body: String?
      package var rejected: Int?
      package var message: String?
      package var hang: Bool?
      package var reset: Bool?
      package var drip: Bool?
      package var grpcStatus: String?
      package var retryDelay: Double?

      package static func status(_ status: Int, _ headers: [String: String] = [:], body: String = "") -> Answer {
        Answer(status: status, headers: headers, body: body)
      }
      package static func partial(_ rejected: Int, _ message: String) -> Answer {
        Answer(rejected: rejected, message: message)
      }
      package static func grpc(_ status: String, retryDelay: Double? = nil) -> Answer {
        Answer(message: "on request", grpcStatus: status, retryDelay: retryDelay)
      }
      package static let hang = Answer(hang: true)
      package static let reset = Answer(reset: true)
      /// An answer that never ends, byte by byte.
      package static let drip = Answer(drip: true)
      package static let success = Answer()
    }

    /// One request.
    package struct Request: Decodable, Sendable {
      package var path: String
      package var headers: [String: String]
      package var bytes: Int?
      package var status: Int?
      package var error: String?
      package var resources: [[SpanFields.Attribute]]?
      package var scopes: [String]?
      package var spans: [SpanFields]?
      package var logs: [LogFields]?
    }

    /// Distinguishes the test from all others.
    package let name: String

    package init(_ name: String = SpanID(rawValue: .random(in: 1 ... .max)).description) { self.name = name }

    /// Where OTLP over HTTP goes.
    package var endpoint: String { "\(Peers.sink)\(path)" }
    /// The same on other addresses.
    package var path: String { "/t/\(name)/v1/traces" }

    /// Where logs over HTTP go.
    package var logsEndpoint: String { "\(Peers.sink)/t/\(name)/v1/logs" }

    /// Sets what the next requests are answered with; after them come successes.
    package func script(_ answers: Answer...) async throws {
      _ = try await HTTP.send(.put, "\(Peers.sink)/t/\(name)/script", try JSONEncoder().encode(answers))
    }

    /// All requests of the test, as soon as they contain so many spans.
    package func requests(spans: Int = 0) async throws -> [Request] {
      let data = try await HTTP.send(.get, "\(Peers.sink)/t/\(name)/received/\(spans)")
      return try JSONDecoder().decode([Request].self, from: data)
    }

    /// All spans of the test, as soon as there are so many.
    package func spans(_ count: Int) async throws -> [SpanFields] {
      try await requests(spans: count).flatMap { $0.spans ?? [] }
    }

    /// A port of this host on which nobody listens.
    package static func closedPort() async throws -> Int {
      Int(String(decoding: try await HTTP.send(.post, "\(Peers.sink)/port"), as: UTF8.self)) ?? 0
    }

    /// What happens to connections of one more port: the first are never answered, the next ones are reset after so many
    /// bytes, the others are as usual.
    package struct Network: Encodable, Sendable {
      package enum Transport: String, Encodable, Sendable { case http, grpc }
      var `protocol`: Transport
      var port = 0
      var silent = 0
      var cut = 0
      var after = 1

      package init(_ transport: Transport, port: Int = 0, silent: Int = 0, cut: Int = 0, after: Int = 1) {
        self.protocol = transport
        self.port = port
        self.silent = silent
        self.cut = cut
        self.after = after
      }
    }

    /// Lets the receiver listen on one more port, and returns its address.
    package static func listen(_ network: Network) async throws -> String {
      let port = try await HTTP.send(.post, "\(Peers.sink)/listen", try JSONEncoder().encode(network))
      return "http://127.0.0.1:\(String(decoding: port, as: UTF8.self))"
    }
  }

  /// The orders of the tests, on a client that has nothing to do with the exporters.
  package enum HTTP {
    package enum Method: String, Sendable {
      case get = "GET"
      case put = "PUT"
      case post = "POST"
    }

    package static func send(_ method: Method, _ url: String, _ body: Data = Data()) async throws -> Data {
      var request = HTTPClientRequest(url: url)
      request.method = .RAW(value: method.rawValue)
      request.body = .bytes(ByteBuffer(bytes: body))
      let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
      return Data(try await response.body.collect(upTo: 1 << 30).readableBytesView)
    }
  }
#endif
