import Fastrace
import FastraceWire

/// Which spans of a message belong to which instrumentation scope.
///
/// Spans are encoded in the order of their batch, which is the order in which a message may end; afterwards their bytes
/// are put together by scope.
struct ScopeGroups {
  struct Group {
    let scope: InstrumentationScope?
    /// The encoded scope, as it stands in front of the spans.
    let head: [UInt8]
    /// Where the bytes of each span are.
    var spans: [Range<Int>] = []
  }

  private(set) var groups: [Group] = []
  private var latest = 0

  /// The number of the scope's group; nil when there is none yet.
  mutating func index(of scope: InstrumentationScope?) -> Int? {
    // Nearly always that of the span before, or a copy of a constant.
    if groups.indices.contains(latest), isSame(groups[latest].scope, scope) { return latest }
    guard let index = groups.firstIndex(where: { $0.scope == scope }) else { return nil }
    latest = index
    return index
  }

  mutating func add(_ group: Group) { groups.append(group) }

  mutating func add(_ span: Range<Int>, to group: Int) { groups[group].spans.append(span) }

  private func isSame(_ left: InstrumentationScope?, _ right: InstrumentationScope?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.isIdentical(to: right)
  }
}

extension ScopeGroups.Group {
  /// Appends the bytes of each span, with those of `separator` between them.
  func appendSpans(from source: borrowing WireBuffer, to target: inout WireBuffer, separator: [UInt8] = []) {
    for (index, span) in spans.enumerated() {
      if index > 0 { target.append(separator) }
      unsafe source.withBytes { bytes in unsafe target.append(UnsafeRawBufferPointer(rebasing: bytes[span])) }
    }
  }
}
