import Fastrace
import Foundation

/// Another tracing API, of which nothing is known but that it binds contexts to tasks.
///
/// With `FASTRACE_TEST_SHARED` in the environment all suites run while the current span is shared with it: nothing that
/// they expect may change.
struct OtherAPI: ContextAPI {
  @TaskLocal static var current: CarriedSpan?

  static let isWanted = ProcessInfo.processInfo.environment["FASTRACE_TEST_SHARED"] != nil

  static let share: Void = {
    if isWanted { SharedCurrent.share(with: OtherAPI(), key: $current) }
  }()

  var carried: CarriedSpan? { Self.current }

  var baggage: Baggage { Baggage() }

  func bind(_ span: CarriedSpan, _ body: () -> Void) { Self.$current.withValue(span) { body() } }

  func bind(_ span: CarriedSpan, isolation: isolated (any Actor)?, _ body: () async -> Void) async {
    await Self.$current.withValue(span, operation: { () async in await body() }, isolation: isolation)
  }
}
