#if Enable
  /// Traces that hold something although nothing of them is alive, in the order in which they began to wait.
  ///
  /// Local spans whose scope has yet to say which trace they are of, and details whose local span has not ended.
  struct WaitingTraces {
    static let capacity = 4096
    private var entries: [(handle: UInt64, since: UInt64)] = []
    private var head = 0

    /// Adds a trace; returns the one that has waited longest when there are too many.
    mutating func add(_ handle: UInt64, now: UInt64) -> UInt64? {
      entries.append((handle, now))
      return entries.count - head > Self.capacity ? takeFirst(before: .max) : nil
    }

    /// Takes the trace that has waited longest out, if it has since before `time`.
    mutating func takeFirst(before time: UInt64) -> UInt64? {
      guard head < entries.count, entries[head].since < time else { return nil }
      defer {
        head += 1
        if head == entries.count || head > Self.capacity {
          entries.removeFirst(head)
          head = 0
        }
      }
      return entries[head].handle
    }
  }
#endif
