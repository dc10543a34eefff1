internal import Fastrace

/// How long `body` takes: a loop in a function of its own, so long that the two clock reads do not matter.
@inline(__always)
func time(_ body: () -> Void) -> Duration {
  let begin = TickClock.now
  body()
  return begin.duration(to: TickClock.now)
}

@inline(__always)
func time(_ body: () async -> Void) async -> Duration {
  let begin = TickClock.now
  await body()
  return begin.duration(to: TickClock.now)
}

extension Duration {
  var nanoseconds: Double { self / .nanoseconds(1) }
}
