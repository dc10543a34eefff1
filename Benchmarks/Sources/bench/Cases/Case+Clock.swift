internal import Fastrace

extension Case {
  /// One read of the clock that spans are measured with.
  static let clock = Case(Names.clock, operations: 10_000) { time { readClock(10_000) } }
}

@inline(never)
private func readClock(_ count: Int) {
  var sum: UInt64 = 0
  for _ in 0..<count { sum &+= TickClock.now.ticks }
  Sink.take(sum)
}
