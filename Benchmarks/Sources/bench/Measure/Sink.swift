internal import Synchronization

/// Takes the results of loops, so that the optimizer has to compute them.
enum Sink {
  private static let total = Atomic<UInt64>(0)

  static func take(_ value: UInt64) { total.wrappingAdd(value, ordering: .relaxed) }
}
