#if Enable
  /// What the export pipeline of one reporter does next: a state machine without threads, tasks or clocks.
  ///
  ///     idle -> exporting -> idle
  ///               |  ^  \-> overdue -> idle      (the deadline came first; waits for the reporter to return)
  ///               v  |
  ///             waiting                          (to try again)
  struct ExportState {
    struct Limits: Sendable {
      var capacity = 262_144
      var bytes = 128 << 20
      var batchSize = 4096
      /// Nanoseconds, all three.
      var delay: UInt64 = 1_000_000_000
      var timeout: UInt64 = 30_000_000_000
      var retry = Fastrace.RetryPolicy()
    }

    /// One or more batches that are exported together.
    struct Attempt {
      var number: Int
      var batches: [ExportBatch]
      /// Those that are yet to be exported.
      var spans: SpanBatch
      /// How many of the others the receiver rejected.
      var rejected = 0
      var tries = 0
      /// When it must be done, all repetitions included.
      var deadline: UInt64
    }

    enum Phase {
      case idle
      case exporting(Attempt)
      case waiting(Attempt, until: UInt64)
      case overdue(Int)
    }

    enum Action {
      /// Call the reporter.
      case export(Attempt)
      /// Cancel the call to the reporter; its batches were given up.
      case cancel(Int)
    }

    enum Outcome {
      case success
      case failure(ReportFailure)
    }

    let limits: Limits
    private(set) var phase = Phase.idle
    private var queue: [(batch: ExportBatch, since: UInt64)] = []
    private var head = 0
    private(set) var queuedSpans = 0
    /// Of the queued spans and of all that they carry.
    private(set) var queuedBytes = 0
    private var nextNumber = 1
    /// Batches that were ever queued, that are done with, and up to which number a flush waits for them.
    private var enqueued = 0
    private var settled = 0
    private var flushTarget = 0

    init(limits: Limits) { self.limits = limits }

    /// True when the reporter is not called and will not be called again for the attempt before.
    var isIdle: Bool { if case .idle = phase { true } else { false } }

    /// True when everything that was queued at the beginning of the flush is done with, whatever came since.
    var isFlushed: Bool { settled >= flushTarget }

    /// When ``advance(now:)`` has something to do again, unless something happens before.
    var nextTime: UInt64 {
      switch phase {
      case .idle: head == queue.count ? .max : queue[head].since &+ limits.delay
      case .waiting(let attempt, let until): min(until, attempt.deadline)
      case .exporting(let attempt): attempt.deadline
      case .overdue: .max
      }
    }

    /// True while the reporter is busy with this attempt, and in time.
    func isExporting(_ number: Int) -> Bool {
      if case .exporting(let attempt) = phase { return attempt.number == number }
      return false
    }

    /// True when the queue is half full, and the reporter is at work.
    var isCrowded: Bool {
      if case .exporting = phase { return queuedSpans > limits.capacity / 2 || queuedBytes > limits.bytes / 2 }
      return false
    }

    // MARK: Events

    /// Queues batches that belong together.
    ///
    /// False when the queue has no room for them.
    mutating func enqueue(_ batches: [ExportBatch], now: UInt64) -> Bool {
      let spans = batches.reduce(0) { $0 + $1.spans.count }
      let bytes = batches.reduce(0) { $0 + $1.spans.bytes }
      // A trace that is larger than the queue is taken when the queue is empty, or it could never be reported.
      let hasRoom = queuedSpans + spans <= limits.capacity && queuedBytes + bytes <= limits.bytes
      guard queuedSpans == 0 || hasRoom else { return false }
      queue.append(contentsOf: batches.map { ($0, now) })
      queuedSpans += spans
      queuedBytes += bytes
      enqueued += batches.count
      return true
    }

    /// Exports at once whatever is queued now.
    mutating func beginFlush() { flushTarget = enqueued }

    /// What is to be done now.
    mutating func advance(now: UInt64) -> (action: Action?, givenUp: Attempt?) {
      switch phase {
      case .idle: return (begin(now: now), nil)
      case .waiting(var attempt, let until):
        if now >= attempt.deadline { return giveUp(attempt, phase: .idle) }
        guard now >= until else { return (nil, nil) }
        attempt.tries += 1
        phase = .exporting(attempt)
        return (.export(attempt), nil)
      case .exporting(let attempt):
        guard now >= attempt.deadline else { return (nil, nil) }
        phase = .overdue(attempt.number)
        settled += attempt.batches.count
        return (.cancel(attempt.number), attempt)
      case .overdue: return (nil, nil)
      }
    }

    private mutating func giveUp(_ attempt: Attempt, phase: Phase) -> (Action?, Attempt?) {
      self.phase = phase
      settled += attempt.batches.count
      return (nil, attempt)
    }

    private mutating func begin(now: UInt64) -> Action? {
      // Each batch waits for its own delay: what cannot be joined to the first is not put off with every export.
      guard head < queue.count,
        !isFlushed || queuedSpans >= limits.batchSize || now >= queue[head].since &+ limits.delay
      else { return nil }
      let first = queue[head].batch
      var attempt = Attempt(
        number: nextNumber, batches: [first], spans: first.spans, tries: 1, deadline: now &+ limits.timeout)
      nextNumber += 1
      head += 1
      while head < queue.count, let joined = join(attempt.spans, queue[head].batch.spans) {
        attempt.batches.append(queue[head].batch)
        attempt.spans = joined
        head += 1
      }
      queuedSpans -= attempt.spans.count
      queuedBytes -= attempt.spans.bytes
      compact()
      phase = .exporting(attempt)
      return .export(attempt)
    }

    /// Both as one, if that is not too much at once and they lie side by side, as what was gathered in a quiet time does.
    private func join(_ spans: SpanBatch, _ next: SpanBatch) -> SpanBatch? {
      spans.count + next.count <= limits.batchSize ? spans.joined(next) : nil
    }

    private mutating func compact() {
      if head == queue.count || head >= 64 {
        queue.removeFirst(head)
        head = 0
      }
    }

    /// The reporter has returned.
    ///
    /// Returns the attempt if this was its end, with the cause if it failed.
    mutating func finished(_ number: Int, _ outcome: Outcome, now: UInt64, jitter: UInt64) -> (
      Attempt, Fastrace.DropCause?
    )? {
      switch phase {
      case .exporting(let attempt) where attempt.number == number:
        return finish(attempt, outcome, now: now, jitter: jitter)
      case .overdue(number):
        phase = .idle
        return nil
      default:
        return nil
      }
    }

    private mutating func finish(
      _ attempt: Attempt, _ outcome: Outcome, now: UInt64, jitter: UInt64
    ) -> (Attempt, Fastrace.DropCause?)? {
      guard case .failure(let failure) = outcome else {
        phase = .idle
        settled += attempt.batches.count
        return (attempt.advanced(by: attempt.spans.count, rejected: 0), nil)
      }
      let attempt = attempt.advanced(by: failure)
      guard !attempt.spans.isEmpty else {
        phase = .idle
        settled += attempt.batches.count
        return (attempt, nil)
      }
      // A receiver that asks for no wait gets some, or all tries would be over in the moment that it takes to start again.
      let asked = failure.retryAfter?.nanosecondsClamped ?? 0
      let wait = asked > 0 ? asked : backoff(attempt.tries, jitter: jitter)
      guard failure.isRetryable, attempt.tries <= limits.retry.maximumRetries, now &+ wait < attempt.deadline else {
        phase = .idle
        settled += attempt.batches.count
        return (attempt, .exportFailed)
      }
      phase = .waiting(attempt, until: now &+ wait)
      return nil
    }

    /// Between half and the whole of the doubled delay.
    private func backoff(_ tries: Int, jitter: UInt64) -> UInt64 {
      let initial = limits.retry.initialDelay.nanosecondsClamped
      let longest = limits.retry.longestDelay.nanosecondsClamped
      let shift = UInt64(min(max(tries - 1, 0), 30))
      let whole = min(longest, initial.multipliedReportingOverflow(by: 1 << shift).partialValue)
      return whole / 2 + (whole > 1 ? jitter % (whole / 2 + 1) : 0)
    }

    /// Empties the queue and gives up the attempt, for a shutdown.
    ///
    /// Returns what was queued, and the attempt.
    mutating func abandon() -> (queued: [ExportBatch], attempt: Attempt?) {
      let queued = queue[head...].map(\.batch)
      var abandoned: Attempt?
      switch phase {
      case .exporting(let attempt):
        abandoned = attempt
        phase = .overdue(attempt.number)
      case .waiting(let attempt, _):
        abandoned = attempt
        phase = .idle
      case .idle, .overdue: break
      }
      queue = []
      head = 0
      queuedSpans = 0
      queuedBytes = 0
      settled = enqueued
      return (queued, abandoned)
    }
  }

  extension ExportState.Attempt {
    /// Without the spans that are done with: `count` from the front, some of which the receiver rejected.
    func advanced(by count: Int, rejected: Int) -> Self {
      let count = min(max(0, count), spans.count)
      guard count > 0 else { return self }
      var next = self
      next.spans = spans.part(count..<spans.count)
      next.rejected += min(max(0, rejected), count)
      // What helped once may help again.
      next.tries = 1
      return next
    }

    /// Without the spans that the failure does not concern.
    func advanced(by failure: ReportFailure) -> Self {
      let rejected = failure.rejectedSpans ?? 0
      // A failure that counts rejected spans only is one of those, not of the batch.
      let isPartial = failure.rejectedSpans != nil && failure.finishedSpans == nil
      return advanced(by: isPartial ? spans.count : failure.finishedSpans ?? 0, rejected: rejected)
    }

    /// Tells the batches what became of them; what is left is lost for this cause.
    func settle(_ cause: Fastrace.DropCause) {
      var finished = batches.reduce(0) { $0 + $1.spans.count } - spans.count
      var rejected = rejected
      for batch in batches {
        let count = min(finished, batch.spans.count)
        let lost = min(rejected, count)
        finished -= count
        rejected -= lost
        batch.settle(taken: count - lost, rejected: lost, cause: cause)
      }
    }
  }

  extension ExportState.Limits {
    init(_ configuration: Fastrace.Configuration) {
      capacity = configuration.exportQueueCapacity
      bytes = configuration.bytesOfExportQueue
      batchSize = configuration.batchSize
      delay = configuration.exportDelay.nanosecondsClamped
      timeout = configuration.exportTimeout.nanosecondsClamped
      retry = configuration.retry
    }
  }
#endif
