import Fastrace
import Foundation
import Testing

@Suite struct SpanIDTests {
  let value = SpanID(rawValue: 0x00F0_67AA_0BA9_02B7)

  @Test func textHasSixteenLowercaseDigits() {
    #expect(value.description == "00f067aa0ba902b7")
    #expect(SpanID("00f067aa0ba902b7") == value)
    #expect(SpanID("00F067AA0BA902B7") == value)
  }

  @Test(arguments: [
    "", "00f067aa0ba902b", "00f067aa0ba902b70", "00f067aa0ba902bg", " 0f067aa0ba902b7", "-0f067aa0ba902b7",
  ])
  func rejectsEverythingElse(_ text: String) {
    #expect(SpanID(text) == nil)
  }

  @Test func zeroIsInvalid() {
    #expect(!SpanID.zero.isValid)
    #expect(SpanID("0000000000000000") == .zero)
    #expect(value.isValid)
  }

  @Test func bytesAreInNetworkOrder() {
    #expect(value.bytes == [0x00, 0xF0, 0x67, 0xAA, 0x0B, 0xA9, 0x02, 0xB7])
    #expect(SpanID(bytes: value.bytes) == value)
    #expect(SpanID(bytes: [1]) == nil)
  }

  @Test func ordersAsNumbers() {
    #expect(SpanID(rawValue: 9) < SpanID(rawValue: 16))
  }

  @Test func isCodedAsText() throws {
    #expect(String(decoding: try JSONEncoder().encode([value]), as: UTF8.self) == "[\"00f067aa0ba902b7\"]")
    #expect(try JSONDecoder().decode([SpanID].self, from: Data("[\"00f067aa0ba902b7\"]".utf8)) == [value])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([SpanID].self, from: Data("[\"\"]".utf8)) }
  }
}
