#if Enable
  extension ExportState.Attempt {
    /// Without the spans that are done with: so many from the front, some of which the receiver rejected.
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
        batch.finish(taken: count - lost, rejected: lost, cause: cause)
      }
    }
  }
#endif
