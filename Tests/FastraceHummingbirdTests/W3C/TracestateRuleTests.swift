#if Hummingbird && AsyncHTTPClient
  import Fastrace
  import FastraceTesting
  import Testing

  /// The rules of W3C Trace Context, level 2, for `tracestate`, as a service built with both integrations keeps them.
  @Suite(.enabled(if: TestTrace.isAvailable)) struct TracestateRuleTests {
    struct Case: Sendable, CustomTestStringConvertible {
      let name: String
      let lines: [String]
      let expected: String
      init(_ name: String, _ lines: [String], _ expected: String) {
        self.name = name
        self.lines = lines
        self.expected = expected
      }
      var testDescription: String { name }
    }

    private static let characters = "abcdefghijklmnopqrstuvwxyz0123456789_-*/"
    private static let value = String(String.UnicodeScalarView((0x20...0x7E).compactMap(Unicode.Scalar.init)))
      .replacing(",", with: "").replacing("=", with: "")
    private static func members(_ numbers: ClosedRange<Int>) -> String {
      numbers.map { "bar\($0)=\($0)" }.joined(separator: ",")
    }
    private static func long(_ length: Int) -> String { String(repeating: "z", count: length) }

    static let cases = [
      Case("is sent on", ["foo=1,bar=2"], "foo=1,bar=2"),
      Case("several lines", ["foo=1,bar=2", "rojo=1,congo=2", "baz=3"], "foo=1,bar=2,rojo=1,congo=2,baz=3"),
      Case("empty", [""], ""),
      Case("an empty line behind", ["foo=1", ""], "foo=1"),
      Case("an empty line before", ["", "foo=1"], "foo=1"),
      Case("spaces and tabs", ["foo=1 \t , \t bar=2, \t baz=3"], "foo=1,bar=2,baz=3"),
      Case("tabs and spaces", ["foo=1\t \t,\t \tbar=2,\t \tbaz=3"], "foo=1,bar=2,baz=3"),
      Case("a space before", [" foo=1"], "foo=1"),
      Case("a tab before", ["\tfoo=1"], "foo=1"),
      Case("a space behind", ["foo=1 "], "foo=1"),
      Case("a tab behind", ["foo=1\t"], "foo=1"),
      Case("both around", ["\t foo=1 \t"], "foo=1"),
      Case("the same key and value twice", ["foo=1,foo=1"], "foo=1"),
      Case("the same key twice", ["foo=1,foo=2"], "foo=1"),
      Case("the same key in two lines", ["foo=1", "foo=2"], "foo=1"),
      Case("all characters", ["\(characters)=\(value)"], "\(characters)=\(value)"),
      Case("all characters and a system", ["\(characters)@a-z0-9_-*/=\(value)"], "\(characters)@a-z0-9_-*/=\(value)"),
      Case("a space in a key", ["foo =1"], ""),
      Case("an uppercase key", ["FOO=1"], ""),
      Case("a dot in a key", ["foo.bar=1"], ""),
      Case("an at sign behind", ["foo@=1,bar=2"], "foo@=1,bar=2"),
      Case("an at sign before", ["@foo=1,bar=2"], ""),
      Case("two at signs", ["foo@@bar=1,bar=2"], "foo@@bar=1,bar=2"),
      Case("two at signs apart", ["foo@bar@baz=1,bar=2"], "foo@bar@baz=1,bar=2"),
      Case("32 members", [members(1...10), members(11...20), members(21...32)], members(1...32)),
      Case("33 members", [members(1...10), members(11...20), members(21...33)], ""),
      Case("a key of 256", ["foo=1", "\(long(256))=1"], "foo=1,\(long(256))=1"),
      Case("a key of 257", ["foo=1", "\(long(257))=1"], ""),
      Case("a key of 241 and a system of 14", ["foo=1,\(long(241))@\(long(14))=1"], "foo=1,\(long(241))@\(long(14))=1"),
      Case("a key of 242 and a system of 1", ["foo=1,\(long(242))@v=1"], "foo=1,\(long(242))@v=1"),
      Case("a key of 1 and a system of 15", ["foo=1,t@\(long(15))=1"], "foo=1,t@\(long(15))=1"),
      Case("an equals sign in a value", ["foo=bar=baz"], ""),
      Case("an empty value", ["foo=,bar=3"], ""),
    ]

    @Test(arguments: cases) func isReadAndSentOn(_ example: Case) async throws {
      let context = try await W3CHarness.context(Self.parent + example.lines.map { ("tracestate", $0) })
      #expect(context.traceID.description == "0af7651916cd43dd8448eb211c80319c")
      #expect(context.traceState.headerValue == example.expected)
    }

    @Test(arguments: ["TraceState", "TrAcEsTaTe", "TRACESTATE"]) func readsNamesInAnyCase(_ name: String) async throws {
      #expect(try await W3CHarness.context(Self.parent + [(name, "foo=1")]).traceState.headerValue == "foo=1")
    }

    @Test(arguments: ["trace-state", "trace.state"]) func readsNoOtherNames(_ name: String) async throws {
      #expect(try await W3CHarness.context(Self.parent + [(name, "foo=1")]).traceState.isEmpty)
    }

    @Test func isNothingWithoutTraceparent() async throws {
      #expect(try await W3CHarness.context([("tracestate", "foo=1")]).traceState.isEmpty)
    }

    private static let parent: [W3CHarness.Line] = [
      ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")
    ]
  }
#endif
