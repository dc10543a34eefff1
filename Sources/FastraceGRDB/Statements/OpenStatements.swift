#if GRDB && Enable
  internal import Fastrace

  /// The statements of a connection that have begun and not ended.
  ///
  /// SQLite tells by the SQL which of them ends: of two that are the same, the one that has begun last.
  struct OpenStatements {
    /// So many cursors are open at once at most; of more, the oldest spans end.
    static let capacity = 64

    private var elements: [(span: TraceSpan, sql: String)] = []

    var isEmpty: Bool { elements.isEmpty }

    mutating func add(_ span: TraceSpan, _ sql: String) {
      if elements.count == Self.capacity { elements.removeFirst().span.end() }
      elements.append((span, sql))
    }

    mutating func end(_ sql: String) {
      guard let index = elements.lastIndex(where: { $0.sql == sql }) else { return }
      elements.remove(at: index).span.end()
    }
  }
#endif
