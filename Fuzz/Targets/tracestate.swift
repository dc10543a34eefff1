import Fastrace
import FuzzSupport

/// The header `tracestate`, of which each line of the input is one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    guard let state = TraceState(headerLines: input.lines) else { return }
    check(state)
    requireEqual(TraceState(headerValue: input.lines.joined(separator: ",")), state, "lines count as one list")
    requireEqual(TraceState(headerValue: state.headerValue), state, "read again")
    checkChanges(state, seed: input.bytes)
  }
}

private func check(_ state: TraceState) {
  require(state.count <= TraceState.maximumMemberCount, "at most 32 members")
  requireEqual(Set(state.map(\.key)).count, state.count, "each key once")
  for member in state {
    require((1...256).contains(member.key.utf8.count), "the length of a key")
    require((1...256).contains(member.value.utf8.count), "the length of a value")
    require(member.key.utf8.allSatisfy(isOfKey), "the bytes of a key: \(member.key)")
    require(Bytes.isPrintable(member.value) && !member.value.hasSuffix(" "), "the bytes of a value")
    require(!member.value.utf8.contains { ",=".utf8.contains($0) }, "no separator in a value")
    requireEqual(state[member.key], member.value, "a member is found by its key")
  }
}

private func isOfKey(_ byte: UInt8) -> Bool {
  (0x61...0x7a).contains(byte) || Bytes.isDigit(byte) || "_-*/@".utf8.contains(byte)
}

private func checkChanges(_ state: TraceState, seed: [UInt8]) {
  let length = seed.reduce(0) { ($0 &* 31 &+ Int($1)) & 0x3fff }
  let short = state.truncated(toLength: length)
  check(short)
  require(short.headerValue.utf8.count <= length, "no longer than asked for")
  require(short.allSatisfy { state[$0.key] == $0.value }, "nothing new in what is left")
  guard let changed = try? state.setting("1", forKey: "fuzz") else { return require(false, "a member can be set") }
  check(changed)
  requireEqual(changed.first?.key, "fuzz", "the last change comes first")
  var copy = changed
  requireEqual(copy.remove("fuzz"), "1", "what was set is removed")
  require(copy.count <= state.count, "nothing comes back")
}
