#if Viewer
  @testable import FastraceViewer
  import OTLPMessages

  /// Messages that nobody should send: the same ones for the same number.
  struct HostilePayload: Sendable {
    var body: [UInt8]
    var type: String
    var encoding: String?

    /// SplitMix64.
    private struct Generator: RandomNumberGenerator {
      var state: UInt64
      mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
      }
    }

    private static let protobufType = "application/x-protobuf"
    private static let jsonType = "application/json"

    static func make(_ number: UInt64, _ signal: Signal) throws -> HostilePayload {
      var random = Generator(state: number)
      let traces = Sample.traces(
        1...UInt64.random(in: 1...3, using: &random), spans: .random(in: 1...4, using: &random))
      let logs = Sample.message(
        logs: (1...UInt64.random(in: 1...9, using: &random)).map { Sample.log("root", span: $0) })
      let protobuf = try signal == .traces ? Sample.protobuf(traces) : Sample.protobuf(logs)
      let json = signal == .traces ? OTLPDocument.json(traces) : Self.json(logs)
      switch number % 12 {
      case 0:
        return .init(body: Array(protobuf.prefix(.random(in: 1..<protobuf.count, using: &random))), type: protobufType)
      case 1: return .init(body: Array(json.prefix(.random(in: 1..<json.count, using: &random))), type: jsonType)
      case 2: return .init(body: noise(&random), type: jsonType)
      case 3: return .init(body: protobuf, type: protobufType, encoding: "gzip")
      case 4: return .init(body: json, type: ["text/plain", "", "application/xml"].randomElement(using: &random) ?? "")
      case 5:
        let body = try signal == .traces ? identifiers(traces, &random) : identifiers(logs, &random)
        return .init(body: body, type: protobufType)
      case 6: return .init(body: nested(.random(in: 200...5_000, using: &random), signal), type: jsonType)
      case 7: return .init(body: endless(protobuf, &random), type: protobufType)
      case 8: return .init(body: brokenText(protobuf), type: protobufType)
      case 9: return .init(body: protobuf, type: protobufType, encoding: "zstd")
      case 10: return .init(body: [0xff] + noise(&random), type: protobufType)
      default: return .init(body: swapped(json, &random), type: jsonType)
      }
    }

    private static func noise(_ random: inout Generator) -> [UInt8] {
      (0..<Int.random(in: 1...2_000, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    /// Ids that are too short, too long or zero, in every span.
    private static func identifiers(_ message: [OTLPResourceSpans], _ random: inout Generator) throws -> [UInt8] {
      var message = message
      let bad = [
        [], [UInt8](repeating: 0, count: 16), [1], [UInt8](repeating: 1, count: 15),
        [UInt8](repeating: 1, count: 1_000),
      ]
      let id = bad.randomElement(using: &random) ?? []
      let isTrace = Bool.random(using: &random)
      for index in message[0].scopeSpans[0].spans.indices {
        if isTrace {
          message[0].scopeSpans[0].spans[index].traceID = .init(id)
        } else {
          message[0].scopeSpans[0].spans[index].spanID = .init(id)
        }
      }
      return try Sample.protobuf(message)
    }

    /// The same for log records, of which those without any trace are no mistake.
    private static func identifiers(_ message: [OTLPResourceLogs], _ random: inout Generator) throws -> [UInt8] {
      var message = message
      let id = [[1], [UInt8](repeating: 1, count: 15), [UInt8](repeating: 0, count: 1_000)].randomElement(
        using: &random)
      let isTrace = Bool.random(using: &random)
      for index in message[0].scopeLogs[0].logRecords.indices {
        if isTrace {
          message[0].scopeLogs[0].logRecords[index].traceID = .init(id ?? [])
        } else {
          message[0].scopeLogs[0].logRecords[index].spanID = .init(id ?? [])
        }
      }
      return try Sample.protobuf(message)
    }

    /// Without the empty list of spans, in which nothing would be wrong.
    private static func json(_ logs: [OTLPResourceLogs]) -> [UInt8] {
      let text = String(decoding: OTLPDocument.json([], logs: logs), as: UTF8.self)
      return Array(text.replacing("\"resourceSpans\":[],", with: "").utf8)
    }

    /// Values within values, deeper than any program needs.
    private static func nested(_ depth: Int, _ signal: Signal) -> [UInt8] {
      let open = #"{"arrayValue":{"values":["#
      let text = String(repeating: open, count: depth) + String(repeating: "]}}", count: depth)
      let list = signal == .traces ? "resourceSpans" : "resourceLogs"
      return Array(#"{"\#(list)":[{"resource":{"attributes":[{"key":"k","value":\#(text)}]}}]}"#.utf8)
    }

    /// A length that goes beyond the end, as far as numbers go.
    private static func endless(_ protobuf: [UInt8], _ random: inout Generator) -> [UInt8] {
      let length = (0..<Int.random(in: 4...9, using: &random)).map { _ in UInt8.random(in: 0x80...0xff, using: &random)
      }
      return [0x0a] + length + [0x7f] + protobuf
    }

    /// A name that is no UTF-8.
    private static func brokenText(_ protobuf: [UInt8]) -> [UInt8] {
      var bytes = protobuf
      let name = Array("root".utf8)
      for start in bytes.indices.dropLast(name.count) where Array(bytes[start..<start + name.count]) == name {
        bytes[start] = 0xff
      }
      return bytes
    }

    /// JSON of other types than the fields have.
    private static func swapped(_ json: [UInt8], _ random: inout Generator) -> [UInt8] {
      let text = String(decoding: json, as: UTF8.self)
      let swaps = [
        ("\"name\":\"root\"", "\"name\":[1]"), ("\"kind\":2", "\"kind\":{}"), ("\"spans\":[", "\"spans\":[7,"),
        ("\"startTimeUnixNano\":\"", "\"startTimeUnixNano\":\"x"), ("\"traceId\":\"0", "\"traceId\":\"!"),
        ("\"resourceSpans\":[", "\"resourceSpans\":"), ("\"spanId\":\"0", "\"spanId\":\"g"),
        ("\"body\":{", "\"body\":[{"), ("\"severityNumber\":9", "\"severityNumber\":{}"),
        ("\"logRecords\":[", "\"logRecords\":[7,"), ("\"timeUnixNano\":\"", "\"timeUnixNano\":\"x"),
      ].filter { text.contains($0.0) }
      let (old, new) = swaps.randomElement(using: &random) ?? swaps[0]
      return Array(text.replacing(old, with: new).utf8)
    }
  }
#endif
