import Fastrace
import Foundation
import Testing

@Suite struct TraceIDTests {
  static let text = "0af7651916cd43dd8448eb211c80319c"
  let value = TraceID(high: 0x0AF7_6519_16CD_43DD, low: 0x8448_EB21_1C80_319C)

  @Test func textHasLowercaseDigitsInNetworkOrder() {
    #expect(value.description == Self.text)
    #expect(TraceID(high: 0, low: 1).description == String(repeating: "0", count: 31) + "1")
    #expect(TraceID(high: .max, low: .max).description == String(repeating: "f", count: 32))
  }

  @Test(arguments: [text, text.uppercased(), "0AF7651916cd43dd8448EB211c80319C"])
  func readsDigitsOfEitherCase(_ text: String) {
    #expect(TraceID(text) == value)
  }

  static let malformed: [String] = [
    "", "0", "\(text.dropLast())", "\(text)0", " \(text.dropFirst())", "0x\(text.dropFirst(2))",
    "\(text.dropLast(2))é", "\(text.dropLast())\0", "\(text.dropLast(16))",
  ]

  @Test(arguments: malformed)
  func rejectsEverythingElse(_ text: String) {
    #expect(TraceID(text) == nil)
  }

  @Test func everyByteThatIsNoDigitIsRejectedAtEveryPlace() {
    let digits = Set("0123456789abcdefABCDEF".utf8)
    for place in 0..<32 {
      for byte in UInt8(0)..<128 {
        var bytes = Array(Self.text.utf8)
        bytes[place] = byte
        #expect((TraceID(String(decoding: bytes, as: UTF8.self)) != nil) == digits.contains(byte))
      }
    }
  }

  @Test func everyDigitKeepsItsPlace() {
    for shift in stride(from: 0, to: 64, by: 4) {
      for digit in 0..<16 as Range<UInt64> {
        let high = TraceID(high: digit << UInt64(shift), low: 0)
        let low = TraceID(high: 0, low: digit << UInt64(shift))
        #expect(TraceID(high.description) == high)
        #expect(TraceID(low.description) == low)
      }
    }
  }

  @Test func zeroIsInvalid() {
    #expect(!TraceID.zero.isValid)
    #expect(TraceID(String(repeating: "0", count: 32)) == .zero)
    #expect(TraceID(high: 1, low: 0).isValid)
    #expect(TraceID(high: 0, low: 1).isValid)
  }

  @Test func bytesAreInNetworkOrder() {
    #expect(value.bytes.map { String($0, radix: 16) }.prefix(3) == ["a", "f7", "65"])
    #expect(TraceID(bytes: value.bytes) == value)
    #expect(TraceID(bytes: value.bytes.dropLast()) == nil)
    #expect(TraceID(bytes: value.bytes + [0]) == nil)
  }

  @Test func ordersLikeTheText() {
    let values = [TraceID(high: 1, low: 0), TraceID(high: 0, low: .max), value, .zero]
    #expect(values.sorted().map(\.description) == values.map(\.description).sorted())
  }

  @Test func isCodedAsText() throws {
    #expect(String(decoding: try JSONEncoder().encode([value]), as: UTF8.self) == "[\"\(Self.text)\"]")
    #expect(try JSONDecoder().decode([TraceID].self, from: Data("[\"\(Self.text)\"]".utf8)) == [value])
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([TraceID].self, from: Data("[\"12\"]".utf8)) }
  }
}
