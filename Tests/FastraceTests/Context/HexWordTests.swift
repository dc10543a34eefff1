import RecorderTesting
import Testing

@testable import Fastrace

@Suite struct HexWordTests {
  @Test func everyByteThatIsNoDigitIsAFaultWhateverItsNeighbour() {
    let digits = Array("0123456789abcdef".utf8)
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        var faults: UInt64 = 0
        let word: UInt64 = 0x3030_3030_3030_0000 | UInt64(second) << 8 | UInt64(first)
        let number = HexWord.decode(word, faults: &faults)
        let values = (digits.firstIndex(of: first), digits.firstIndex(of: second))
        if let high = values.0, let low = values.1 {
          #expect(faults == 0 && number == UInt32(high << 28 | low << 24))
        } else if faults == 0 {
          Issue.record("\(first) and \(second) were taken for digits")
        }
      }
    }
  }

  @Test func encodingAndDecodingAgree() {
    var numbers = NumberSequence(seed: 5)
    for _ in 0..<10000 {
      let number = UInt32(truncatingIfNeeded: numbers.next())
      var faults: UInt64 = 0
      #expect(HexWord.decode(HexWord.encode(number), faults: &faults) == number)
      #expect(faults == 0)
    }
  }

  @Test func loweringTheCaseMakesNoDigitsOfOtherBytes() {
    let digits = "0123456789abcdefABCDEF".utf8
    for byte in UInt8.min...UInt8.max {
      var faults: UInt64 = 0
      _ = HexWord.decode(HexWord.lowercased(0x3030_3030_3030_3000 | UInt64(byte)), faults: &faults)
      #expect((faults == 0) == digits.contains(byte))
    }
  }
}
