#if Logging && OpenTelemetry
  import Fastrace
  import FastraceOTLP
  @testable import LogforthOpenTelemetry
  import Logforth
  import Logging
  import Testing

  @Suite struct EncodingTests {
    private let resource = Fastrace.Resource(["service.name": "shop"])

    private func message(_ records: [LogRecord], isJSON: Bool = false) -> [UInt8] {
      var encoder = OTLPLogEncoder(resource: resource, isJSON: isJSON)
      #expect(encoder.encode(records) == records.count)
      return unsafe encoder.withMessage { unsafe Array($0) }
    }

    /// How many records the scopes of a message have, by label.
    private func scopes(_ message: [UInt8]) -> [String] {
      children(message[...], 1).flatMap { children($0, 2) }.map { scope in
        let label = children(children(scope, 1)[0], 1)[0]
        return "\(String(decoding: label, as: UTF8.self)) \(children(scope, 2).count)"
      }
    }

    private func children(_ message: ArraySlice<UInt8>, _ number: Int) -> [ArraySlice<UInt8>] {
      var (fields, found) = (ProtobufFields(message), [ArraySlice<UInt8>]())
      while let field = fields.next() {
        if field.number == number, case .bytes(let bytes) = field.value { found.append(bytes) }
      }
      return found
    }

    /// The bytes are what OpenTelemetry's own classes for Python make of the same record.
    @Test func writesARecordAsTheProtocolHasIt() {
      let bytes = message([.sample(level: .notice, metadata: ["n": .stringConvertible(7)])])
      let text = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      #expect(
        text == """
          0ad4010a180a160a0c736572766963652e6e616d6512060a0473686f7012b7010a050a0361707012ad01090807060504\
          030201100a1a066e6f746963652a0a0a08697420776f726b7332220a0e636f64652e66696c652e7061746812100a0e41\
          70702f6d61696e2e7377696674321d0a12636f64652e66756e6374696f6e2e6e616d6512070a0572756e282932160a10\
          636f64652e6c696e652e6e756d6265721202180c32070a016e1202180745010000004a100102030405060708090a0b0c\
          0d0e0f1052081112131415161718590807060504030201
          """)
    }

    @Test func writesARecordAsJSON() {
      let record = LogRecord.sample(
        "a \"b\"", level: .error, error: DiskFailure(), metadata: ["d": ["e": .stringConvertible(1.5)]])
      #expect(
        String(decoding: message([record], isJSON: true), as: UTF8.self) == """
          {"resourceLogs":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},\
          "scopeLogs":[{"scope":{"name":"app"},"logRecords":[{"timeUnixNano":"72623859790382856",\
          "observedTimeUnixNano":"72623859790382856","severityNumber":17,"severityText":"error",\
          "body":{"stringValue":"a \\"b\\""},"attributes":[\
          {"key":"code.file.path","value":{"stringValue":"App/main.swift"}},\
          {"key":"code.function.name","value":{"stringValue":"run()"}},\
          {"key":"code.line.number","value":{"intValue":"12"}},\
          {"key":"exception.type","value":{"stringValue":"LogforthOpenTelemetryTests.DiskFailure"}},\
          {"key":"exception.message","value":{"stringValue":"disk is full"}},\
          {"key":"d.e","value":{"doubleValue":1.5}}],"flags":1,\
          "traceId":"0102030405060708090a0b0c0d0e0f10","spanId":"1112131415161718"}]}]}]}
          """)
    }

    @Test func everyLevelHasItsSeverity() {
      #expect(Logger.Level.allCases.map(\.severityNumber) == [1, 5, 9, 10, 13, 17, 21])
    }

    @Test func idsStandInTheirFieldsAndNotAmongTheAttributes() {
      let record = LogRecord.sample(
        metadata: ["host": "call"],
        diagnostics: [
          Property("trace_id", "x"), Property("span_id", "x"), Property("sampled", true), Property("host", "h1"),
          Property("region", "eu"),
        ])
      #expect(
        record.attributes.dropFirst(3) == [Property("host", "call"), Property("region", "eu")])
    }

    @Test func aKeyAppearsOnce() {
      let record = LogRecord.sample(
        error: DiskFailure(),
        metadata: ["a": ["b": "flattened", "c": "only"], "a.b": "itself", "exception.message": "call"],
        diagnostics: [
          Property("host", "outer"), Property("a.c", "diagnostic"), Property("code.line.number", 0),
          Property("host", "inner"),
        ])
      #expect(
        record.attributes == [
          Property("code.file.path", "App/main.swift"), Property("code.function.name", "run()"),
          Property("code.line.number", 12),
          Property("exception.type", "LogforthOpenTelemetryTests.DiskFailure"), Property("exception.message", "call"),
          Property("a.b", "itself"), Property("a.c", "only"), Property("host", "inner"),
        ])
    }

    @Test func neighboursOfOneLoggerShareAScope() {
      let records = ["a", "a", "b", "a"].map { LogRecord.sample(target: $0) }
      #expect(scopes(message(records)) == ["a 2", "b 1", "a 1"])
    }

    @Test(arguments: [false, true]) func messagesKeepWithinTheLimit(isJSON: Bool) {
      let records = (0..<100).map { LogRecord.sample("record \($0)", target: $0 % 7 == 0 ? "rare" : "often") }
      var encoder = OTLPLogEncoder(resource: resource, isJSON: isJSON)
      for limit in [1, 200, 700, 1000, 5000, 1_000_000] {
        var (done, longest) = (0, 0)
        while done < records.count {
          let count = encoder.encode(records, from: done, byteLimit: limit)
          #expect(count > 0)
          if count > 1 { longest = max(longest, unsafe encoder.withMessage { $0.count }) }
          if !isJSON { #expect(unsafe encoder.withMessage { unsafe total(Array($0)) } == count) }
          done += count
        }
        #expect(longest <= limit)
      }
    }

    @Test func messagesKeepWithinTheNumberOfRecords() {
      var encoder = OTLPLogEncoder(resource: resource, isJSON: false)
      let records = (0..<10).map { _ in LogRecord.sample() }
      #expect(encoder.encode(records, from: 3, limit: 4) == 4)
      #expect(encoder.encode(records, from: 7, limit: 4) == 3)
    }

    private func total(_ message: [UInt8]) -> Int {
      children(message[...], 1).flatMap { children($0, 2) }.reduce(0) { $0 + children($1, 2).count }
    }
  }
#endif
