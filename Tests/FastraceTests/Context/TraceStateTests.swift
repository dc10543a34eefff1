import Fastrace
import Foundation
import Testing

/// The rules for `tracestate` that the test harness of W3C Trace Context checks, and the limits around them.
@Suite struct TraceStateTests {
  static let allKeyCharacters = "abcdefghijklmnopqrstuvwxyz0123456789_-*/"
  static let allValueCharacters = String(
    decoding: (0x20...0x7E).filter { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "=") }, as: UTF8.self)

  static func members(_ count: Int) -> String {
    (1...count).map { "bar\($0)=\($0)" }.joined(separator: ",")
  }

  static let accepted: [(String, String)] = [
    ("", ""), ("   ", ""), (",", ""), (" ,\t, ", ""),
    ("foo=1", "foo=1"), ("foo=1,bar=2", "foo=1,bar=2"), ("1a-2f@foo=bar1,foo=2", "1a-2f@foo=bar1,foo=2"),
    // Whitespace around members is ignored.
    (" foo=1", "foo=1"), ("\tfoo=1", "foo=1"), ("foo=1 ", "foo=1"), ("foo=1\t", "foo=1"), ("\t foo=1 \t", "foo=1"),
    ("foo=1 \t , \t bar=2, \t baz=3", "foo=1,bar=2,baz=3"), ("foo=1\t \t,\t \tbar=2", "foo=1,bar=2"),
    // Empty members are skipped.
    ("foo=1,", "foo=1"), (",foo=1", "foo=1"), ("foo=1,,bar=2", "foo=1,bar=2"), ("foo=1, ,bar=2", "foo=1,bar=2"),
    // Leading spaces belong to the value.
    ("foo= 1", "foo= 1"), ("foo=  a b ", "foo=  a b"),
    // Level 2 allows at signs anywhere but in front.
    ("foo@=1,bar=2", "foo@=1,bar=2"), ("foo@@bar=1", "foo@@bar=1"), ("foo@bar@baz=1", "foo@bar@baz=1"),
    // Of members with the same key the first one is the most recent.
    ("foo=1,foo=1", "foo=1"), ("foo=1,bar=3,foo=2", "foo=1,bar=3"),
    ("\(allKeyCharacters)=\(allValueCharacters)", "\(allKeyCharacters)=\(allValueCharacters)"),
    ("\(allKeyCharacters)@a-z0-9_-*/=1", "\(allKeyCharacters)@a-z0-9_-*/=1"),
  ]

  @Test(arguments: accepted)
  func accepts(_ header: String, _ expected: String) {
    #expect(TraceState(headerValue: header)?.headerValue == expected)
  }

  static let rejected: [String] = [
    "foo", "=", "foo=", "=1", "foo=,bar=3", "foo= ,bar=3", "foo =1", "FOO=1", "foO=1", "foo.bar=1", "@foo=1,bar=2",
    "_foo=1", "-foo=1", "*foo=1", "/foo=1", "foo=bar=baz", "foo==1", "foo=a\tb", "foo=a\u{7F}", "foo=é", "fé=1",
    "foo=a\r", "foo=a\nbar=2", "foo=1,bar", "foo\u{0}=1",
  ]

  @Test(arguments: rejected)
  func rejectsAsAWhole(_ header: String) {
    #expect(TraceState(headerValue: header) == nil)
    #expect(TraceState(headerLines: ["ok=1", header]) == nil)
  }

  @Test func lengthsAreLimited() {
    let longest = String(repeating: "z", count: 256)
    #expect(TraceState(headerValue: "foo=1,\(longest)=1")?[longest] == "1")
    #expect(TraceState(headerValue: "foo=1,z\(longest)=1") == nil)
    #expect(TraceState(headerValue: "foo=\(longest)")?["foo"] == longest)
    #expect(TraceState(headerValue: "foo=\(longest)z") == nil)
    for key in ["\(longest.dropLast(15))@\(longest.prefix(14))", "\(longest.prefix(242))@v", "t@\(longest.prefix(15))"]
    {
      #expect(TraceState(headerValue: "foo=1,\(key)=1")?[key] == "1")
    }
  }

  @Test func theNumberOfMembersIsLimited() {
    #expect(TraceState(headerValue: Self.members(32))?.count == 32)
    #expect(TraceState(headerValue: Self.members(33)) == nil)
    #expect(TraceState(headerLines: [Self.members(30), "a=1", "", "b=2", " , "])?.count == 32)
    #expect(TraceState(headerLines: [Self.members(30), "a=1", "b=2", "c=3"]) == nil)
    #expect(TraceState(headerValue: String(repeating: "a=1,", count: 32))?.count == 1)
    #expect(TraceState(headerValue: String(repeating: "a=1,", count: 33)) == nil)
  }

  @Test func linesAreJoinedInOrder() {
    let state = TraceState(headerLines: ["foo=1,bar=2", "", "rojo=1,congo=2", " ", "baz=3"])
    #expect(state?.map(\.key) == ["foo", "bar", "rojo", "congo", "baz"])
    #expect(TraceState(headerLines: ["foo=1", "foo=2"])?["foo"] == "1")
    #expect(TraceState(headerLines: []) == TraceState())
  }

  @Test func settingMovesToTheFrontAndKeepsTheOthers() throws {
    var state = try #require(TraceState(headerValue: "a=1,b=2,c=3"))
    try state.set("4", forKey: "c")
    #expect(state.headerValue == "c=4,a=1,b=2")
    #expect(try state.setting("5", forKey: "d").headerValue == "d=5,c=4,a=1,b=2")
    #expect(state.remove("a") == "1")
    #expect(state.remove("a") == nil)
    #expect(state.headerValue == "c=4,b=2")
    #expect(state["b"] == "2")
    #expect(state["x"] == nil)
  }

  @Test func settingInAFullListDropsTheLastMember() throws {
    var state = try #require(TraceState(headerValue: Self.members(32)))
    try state.set("new", forKey: "own")
    #expect(state.count == 32)
    #expect(state.first?.key == "own")
    #expect(state.last?.key == "bar31")
    try state.set("newer", forKey: "own")
    #expect(state.last?.key == "bar31")
  }

  @Test func settingChecksTheGrammar() {
    var state = TraceState()
    for key in ["", "FOO", "@a", "a.b", " a", "a=", "é", String(repeating: "z", count: 257)] {
      #expect(throws: TraceState.InvalidMember.key) { try state.set("1", forKey: key) }
    }
    for value in ["", " ", "a ", "a,b", "a=b", "é", "a\t", "a\r\nb", String(repeating: "z", count: 257)] {
      #expect(throws: TraceState.InvalidMember.value) { try state.set(value, forKey: "a") }
    }
    #expect(state.isEmpty)
  }

  @Test func anEmptiedListEqualsAnEmptyOne() throws {
    var state = try TraceState().setting("1", forKey: "a")
    state.remove("a")
    #expect(state == TraceState())
    #expect(state.headerValue.isEmpty)
    #expect(state.hashValue == TraceState().hashValue)
  }

  @Test func truncationDropsLongMembersFirstAndThenTheLast() throws {
    let long = String(repeating: "x", count: 127)
    let state = try #require(TraceState(headerValue: "a=1,b=\(long),c=3,d=4"))
    #expect(state.truncated(toLength: 512) == state)
    #expect(state.truncated(toLength: state.headerValue.utf8.count) == state)
    #expect(state.truncated(toLength: state.headerValue.utf8.count - 1).headerValue == "a=1,c=3,d=4")
    #expect(state.truncated(toLength: 10).headerValue == "a=1,c=3")
    #expect(state.truncated(toLength: 2).isEmpty)
    #expect(state.truncated(toLength: -1).isEmpty)
  }

  @Test func isCodedAsHeader() throws {
    let state = try #require(TraceState(headerValue: "a=1,b=2"))
    #expect(String(decoding: try JSONEncoder().encode([state]), as: UTF8.self) == "[\"a=1,b=2\"]")
    #expect(
      try JSONDecoder().decode([TraceState].self, from: Data("[\"a=1, b=2\",\"\"]".utf8)) == [state, TraceState()])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([TraceState].self, from: Data("[\"A=1\"]".utf8)) }
  }
}
