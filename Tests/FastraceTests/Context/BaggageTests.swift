import Fastrace
import Testing

@Suite struct BaggageTests {
  @Test func readsTheExampleOfTheSpecification() {
    let header = "key1=value1;property1;property2, key2 = value2, key3=value3; propertyKey=propertyValue"
    let baggage = Baggage(headerValue: header)
    #expect(baggage.map(\.key) == ["key1", "key2", "key3"])
    #expect(baggage.map(\.value) == ["value1", "value2", "value3"])
    #expect(baggage[0].properties == [.init("property1"), .init("property2")])
    #expect(baggage[2].properties == [.init("propertyKey", "propertyValue")])
    #expect(baggage.droppedCount == 0)
    #expect(
      baggage.headerValue == "key1=value1;property1;property2,key2=value2,key3=value3;propertyKey=propertyValue")
  }

  static let encodedValues: [(String, String)] = [
    ("userId=Am%C3%A9lie", "Amélie"), ("userId=DF%2028", "DF 28"), ("userId=a=b==", "a=b=="), ("userId=", ""),
    ("userId =   alice  ", "alice"), ("userId=%", "%"), ("userId=100%", "100%"), ("userId=%2", "%2"),
    ("userId=%zz", "%zz"), ("userId=%2C%3B%22%5C", ",;\"\\"), ("userId=%e4%bD%a0", "你"), ("userId=%25", "%"),
    ("userId=%FF", "\u{FFFD}"), ("userId=a%C3b", "a\u{FFFD}b"), ("userId=a+b", "a+b"),
  ]

  @Test(arguments: encodedValues)
  func decodesValues(_ header: String, _ value: String) {
    #expect(Baggage(headerValue: header)["userId"] == value)
  }

  static let values: [String] = ["", "Amélie", "DF 28", ",;\"\\%=", "\r\n", "\u{0}", "👩🏽‍🚀", "plain", "%41", " x "]

  @Test(arguments: values)
  func valuesSurviveTheHeader(_ value: String) throws {
    var baggage = Baggage()
    try baggage.set(value, forKey: "k", properties: [.init("p", value), .init("q")])
    let header = baggage.headerValue
    #expect(header.utf8.allSatisfy { (0x21...0x7E).contains($0) })
    #expect(Baggage(headerValue: header) == baggage)
    #expect(Baggage(headerValue: "  \(header) , x=1")["k"] == value)
  }

  static let malformedMembers: [String] = [
    "novalue", "=value", "k ey=v", "k@y=v", "ké=v", "\"k\"=v", "k=a b", "k=\"v\"", "k=a\\b", "k=é", "k=v;p q", "k=v;=1",
    "k=v;p=a b", "k\u{0}=v", ";", "k;p=1",
  ]

  @Test(arguments: malformedMembers)
  func skipsAMalformedMemberOnly(_ member: String) {
    let baggage = Baggage(headerValue: "first=1,\(member),last=2")
    #expect(baggage.map(\.key) == ["first", "last"])
    #expect(baggage.droppedCount == 1)
  }

  @Test func emptyMembersAndPropertiesDoNotCount() {
    let baggage = Baggage(headerLines: ["", " , ,a=1;;p; ,", ",b=2"])
    #expect(baggage.headerValue == "a=1;p,b=2")
    #expect(baggage.droppedCount == 0)
  }

  @Test func theLastOfSeveralValuesCounts() {
    let baggage = Baggage(headerLines: ["a=1,b=2", "a=3"])
    #expect(baggage.headerValue == "a=3,b=2")
    #expect(baggage.droppedCount == 0)
  }

  @Test func keysAreCaseSensitive() {
    #expect(Baggage(headerValue: "a=1,A=2").count == 2)
  }

  @Test func keepsAtLeast64Members() {
    let header = (1...64).map { "key\($0)=value\($0)" }.joined(separator: ",")
    #expect(Baggage(headerValue: header).headerValue == header)
  }

  @Test func keepsAsManyMembersAsTheGrammarAllows() {
    let members = (1...181).map { "k\($0)=v" }
    #expect(Baggage(headerLines: Array(members.prefix(180))).count == 180)
    let baggage = Baggage(headerLines: members)
    #expect(baggage.count == 180)
    #expect(baggage.droppedCount == 1)
    #expect(baggage["k181"] == nil)
  }

  @Test func theLengthIsLimited() {
    let fitting = "k=" + String(repeating: "v", count: 8190)
    #expect(Baggage(headerValue: fitting).headerValue.utf8.count == 8192)
    let tooLong = Baggage(headerLines: [fitting + "v", "a=1"])
    #expect(tooLong.headerValue == "a=1")
    #expect(tooLong.droppedCount == 1)
    let second = "k=" + String(repeating: "v", count: 8186)
    #expect(Baggage(headerLines: [second, "a=1"]).headerValue.utf8.count == 8192)
    #expect(Baggage(headerLines: [second + "v", "a=1"]).droppedCount == 1)
  }

  @Test func theLengthIsThatOfTheEncodedForm() throws {
    var baggage = Baggage()
    try baggage.set(String(repeating: " ", count: 2730), forKey: "k")
    #expect(baggage.headerValue.utf8.count == 8192)
    #expect(throws: Baggage.InvalidEntry.limit) { try baggage.set("", forKey: "x") }
    try baggage.set("short", forKey: "k")
    try baggage.set("", forKey: "x")
    #expect(baggage.headerValue == "k=short,x=")
  }

  @Test func removingMakesRoom() throws {
    var baggage = Baggage(headerValue: "a=1,b=2,c=3")
    #expect(baggage.remove("b") == "2")
    #expect(baggage.remove("b") == nil)
    #expect(baggage.headerValue == "a=1,c=3")
    baggage.remove("a")
    baggage.remove("c")
    #expect(baggage.isEmpty)
    try baggage.set(String(repeating: "v", count: 8190), forKey: "k")
    #expect(baggage.headerValue.utf8.count == 8192)
  }

  @Test func settingChecksKeysAndCount() throws {
    var baggage = Baggage()
    for key in ["", "a b", "a=b", "a,b", "a;b", "é", "a\"", "(a)"] {
      #expect(throws: Baggage.InvalidEntry.key) { try baggage.set("v", forKey: key) }
      #expect(throws: Baggage.InvalidEntry.key) { try baggage.set("v", forKey: "k", properties: [.init(key)]) }
    }
    for number in 1...180 {
      try baggage.set("v", forKey: "!#$%&'*+-.^_`|~aZ\(number)")
    }
    #expect(throws: Baggage.InvalidEntry.limit) { try baggage.set("v", forKey: "one-more") }
    #expect(Baggage(headerValue: baggage.headerValue) == baggage)
  }

  @Test func droppedMembersAreNoPartOfTheValue() {
    let left = Baggage(headerValue: "a=1,?")
    let right = Baggage(headerValue: "a=1")
    #expect(left.droppedCount == 1)
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
  }
}
