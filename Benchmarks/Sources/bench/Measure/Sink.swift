internal import Synchronization

/// A number that any thread may change.
final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  var value: Int { count.load(ordering: .relaxed) }
  func add(_ number: Int) { count.wrappingAdd(number, ordering: .relaxed) }
}

/// Takes the results of loops, so that the optimizer has to compute them.
enum Sink {
  private static let total = Atomic<UInt64>(0)

  static func take(_ value: UInt64) { total.wrappingAdd(value, ordering: .relaxed) }
}
