#if Viewer
  /// How long some spans took: exactly, because there is a bound on how many are looked at.
  package struct DurationSample: Sendable {
    private var durations: [Int64] = []
    package private(set) var errors = 0
    package private(set) var maximum: Int64 = 0

    package init() {}

    package var count: Int { durations.count }

    package mutating func add(_ duration: Int64, isError: Bool) {
      durations.append(duration)
      maximum = max(maximum, duration)
      if isError { errors += 1 }
    }

    package func statistics() -> DurationStatistics {
      let sorted = durations.sorted()
      /// The nearest rank.
      func percentile(_ percent: Int) -> Int64 {
        guard !sorted.isEmpty else { return 0 }
        return sorted[min(sorted.count - 1, max(0, (sorted.count * percent + 99) / 100 - 1))]
      }
      return DurationStatistics(
        count: sorted.count, errors: errors, p50: percentile(50), p95: percentile(95), p99: percentile(99),
        maximum: maximum)
    }
  }

  package struct DurationStatistics: Sendable, Hashable {
    package var count: Int
    package var errors: Int
    package var p50: Int64
    package var p95: Int64
    package var p99: Int64
    package var maximum: Int64
  }
#endif
