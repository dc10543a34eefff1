import Fastrace
import FuzzSupport

/// The header `baggage`, of which each line of the input is one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    let baggage = Baggage(headerLines: input.lines)
    check(baggage)
    require(baggage.droppedCount >= 0, "the number of members that are missing")
    let members = input.bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: ",") }
    require(baggage.count + baggage.droppedCount <= members.count, "no more members than were sent")
    let again = Baggage(headerValue: baggage.headerValue)
    requireEqual(again, baggage, "read again")
    requireEqual(again.droppedCount, 0, "all of it is read again")
    requireEqual(again.headerValue, baggage.headerValue, "written again")
    checkChanges(baggage, input)
  }
}

private func check(_ baggage: Baggage) {
  let header = baggage.headerValue
  require(header.utf8.count <= Baggage.maximumHeaderLength, "the length of the header")
  require(Bytes.isPrintable(header) && !header.utf8.contains(0x20), "the bytes of the header")
  require(!header.utf8.contains { "\"\\".utf8.contains($0) }, "no quotation mark, no backslash")
  require(baggage.count <= Baggage.maximumEntryCount, "the number of entries")
  requireEqual(Set(baggage.map(\.key)).count, baggage.count, "each key once")
  for entry in baggage {
    require(Bytes.isToken(entry.key), "a key is a token")
    require(entry.properties.allSatisfy { Bytes.isToken($0.key) }, "the key of a property is a token")
    requireEqual(baggage[entry.key], entry.value, "an entry is found by its key")
  }
}

private func checkChanges(_ baggage: Baggage, _ input: FuzzInput) {
  var copy = baggage
  do {
    try copy.set(input.text, forKey: "fuzz", properties: [Baggage.Property("p", input.text)])
    check(copy)
    requireEqual(Baggage(headerValue: copy.headerValue), copy, "any text travels")
    requireEqual(copy.remove("fuzz"), input.text, "what was set is removed")
  } catch {
    requireEqual(copy, baggage, "what is refused changes nothing")
  }
  check(copy)
  for key in copy.map(\.key) { copy.remove(key) }
  requireEqual(copy.headerValue, "", "nothing is left")
  require((try? copy.set("1", forKey: "a")) != nil, "an emptied list takes entries")
  check(copy)
}
