import Fastrace
import FastraceOTLP
import Foundation
import Testing

/// Spans are grouped by the library that recorded them.
@Suite struct ScopeTests {
  private static let orders = InstrumentationScope("orders", version: "1.2", attributes: ["team": "shop"])
  private static let plain = InstrumentationScope("plain")

  /// The names of the spans of each scope.
  private typealias Found = [[String]]

  private func span(_ name: String, _ scope: InstrumentationScope?) -> SpanRecord {
    var span = SpanRecord(
      traceID: .random(), spanID: .random(), name: name, startUnixNanoseconds: 1, durationNanoseconds: 2)
    span.scope = scope
    return span
  }

  private var mixed: [SpanRecord] {
    // The last scope is equal to the first, though it is not the same constant.
    [
      span("a", Self.orders), span("b", nil), span("c", Self.orders), span("d", Self.plain), span("e", nil),
      span("f", InstrumentationScope("orders", version: "1.2", attributes: ["team": "shop"])),
    ]
  }

  private func messages(
    _ spans: [SpanRecord], _ format: OTLPEncoder.Format, byteLimit: Int = .max
  ) -> [[UInt8]] {
    var encoder = OTLPEncoder(resource: Fastrace.Resource(["service.name": "shop"]), format: format)
    var messages: [[UInt8]] = []
    var first = 0
    while first < spans.count {
      first += encoder.encode(SpanBatch(spans), from: first, byteLimit: byteLimit)
      messages.append(unsafe encoder.withMessage { bytes in unsafe Array(bytes) })
    }
    return messages
  }

  // MARK: JSON

  private func json(_ message: [UInt8]) throws -> [(scope: [String: Any], spans: [String])] {
    let object = try JSONSerialization.jsonObject(with: Data(message)) as? [String: Any]
    let resources = try #require(object?["resourceSpans"] as? [[String: Any]])
    try #require(resources.count == 1)
    let scopes = try #require(resources[0]["scopeSpans"] as? [[String: Any]])
    return scopes.map { scope in
      let spans = scope["spans"] as? [[String: Any]] ?? []
      return (scope["scope"] as? [String: Any] ?? [:], spans.compactMap { $0["name"] as? String })
    }
  }

  @Test func groupsSpansInJSON() throws {
    let messages = messages(mixed, .json)
    try #require(messages.count == 1)
    let groups = try json(messages[0])
    #expect(groups.map(\.spans) == [["a", "c", "f"], ["b", "e"], ["d"]])
    #expect(groups.map { $0.scope["name"] as? String } == ["orders", "fastrace", "plain"])
    #expect(groups.map { $0.scope["version"] as? String } == ["1.2", LibraryVersion.number, nil])
    let attributes = groups.map { $0.scope["attributes"] as? [[String: Any]] }
    #expect(attributes[0]?.first?["key"] as? String == "team" && attributes[1] == nil && attributes[2] == nil)
  }

  // MARK: Protobuf

  private func fields(_ bytes: ArraySlice<UInt8>, _ number: Int) -> [ArraySlice<UInt8>] {
    var reader = ProtobufFields(bytes)
    var found: [ArraySlice<UInt8>] = []
    while let field = reader.next() {
      if field.number == number, case .bytes(let bytes) = field.value { found.append(bytes) }
    }
    return found
  }

  private func text(_ bytes: ArraySlice<UInt8>?) -> String? { bytes.map { String(decoding: $0, as: UTF8.self) } }

  private func protobuf(_ message: [UInt8]) throws -> [(scope: ArraySlice<UInt8>, spans: [String])] {
    let resources = fields(message[...], 1)
    try #require(resources.count == 1 && fields(resources[0], 1).count == 1)
    return try fields(resources[0], 2).map { scope in
      let head = try #require(fields(scope, 1).first)
      return (head, fields(scope, 2).compactMap { text(fields($0, 5).first) })
    }
  }

  @Test func groupsSpansInProtobuf() throws {
    let messages = messages(mixed, .protobuf)
    try #require(messages.count == 1)
    let groups = try protobuf(messages[0])
    #expect(groups.map(\.spans) == [["a", "c", "f"], ["b", "e"], ["d"]])
    #expect(groups.map { text(fields($0.scope, 1).first) } == ["orders", "fastrace", "plain"])
    #expect(groups.map { text(fields($0.scope, 2).first) } == ["1.2", LibraryVersion.number, nil])
    #expect(groups.map { fields($0.scope, 3).count } == [1, 0, 0])
    #expect(text(fields(fields(groups[0].scope, 3)[0], 1).first) == "team")
  }

  @Test func keepsOneGroupWithoutScopes() throws {
    let spans = [span("a", nil), span("b", nil)]
    #expect(try json(messages(spans, .json)[0]).map(\.spans) == [["a", "b"]])
    #expect(try protobuf(messages(spans, .protobuf)[0]).map(\.spans) == [["a", "b"]])
  }

  // MARK: Limits

  @Test(arguments: [OTLPEncoder.Format.protobuf, .json], [1, 300, 600, 2_000])
  func keepsToTheLimit(format: OTLPEncoder.Format, byteLimit: Int) throws {
    let scopes = [nil, Self.orders, Self.plain]
    let spans = (0..<50).map { span("span \($0)", scopes[$0 % 7 % 3]) }
    let messages = messages(spans, format, byteLimit: byteLimit)
    var names: [String] = []
    for message in messages {
      let groups = format == .json ? try json(message).map(\.spans) : try protobuf(message).map(\.spans)
      let inMessage = groups.flatMap(\.self)
      #expect(message.count <= byteLimit || inMessage.count == 1)
      #expect(!groups.contains([]) && groups.count <= 3)
      names += inMessage.sorted { $0.count == $1.count ? $0 < $1 : $0.count < $1.count }
    }
    #expect(names == spans.map(\.name))
  }
}
