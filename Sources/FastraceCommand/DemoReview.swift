#if Viewer
  import FastraceDemo
  import FastraceViewer
  import OTLPMessages

  /// Looks the traces of requests up in the viewer, and says whether they are whole.
  struct DemoReview: Sendable {
    let client: ViewerClient

    init(url: String) { client = ViewerClient(url) }

    struct Result: Sendable {
      /// The trace to show, and whatever is wrong.
      var text: String
      var isFine: Bool
    }

    func review(_ answers: [DemoTraffic.Answer]) async throws -> Result {
      var problems: [String] = []
      var tree = ""
      for answer in answers {
        let what = "\(answer.request.method) \(answer.request.path)"
        guard answer.isExpected, let id = answer.traceID, let key = TraceKey(hex: id) else {
          problems.append("\(what): answered \(answer.status) instead of \(answer.request.status)")
          continue
        }
        // An order passes through all of them.
        let services = answer.request == DemoTraffic.order ? DemoService.allCases : []
        let (trace, review) = try await whole(key, services)
        problems += review.problems.map { "\(what): \($0)" }
        if answer.request == DemoTraffic.order { tree = text(trace) }
      }
      return Result(text: tree + problems.map { "problem: \($0)\n" }.joined(), isFine: problems.isEmpty)
    }

    /// Each service sends its spans when it likes: asks until the trace is whole, for ten seconds at most.
    private func whole(
      _ key: TraceKey, _ services: [DemoService]
    ) async throws -> (trace: [OTLPResourceSpans], review: TraceReview) {
      let deadline = ContinuousClock.now + .seconds(10)
      while true {
        let trace = try await client.trace(key)?.spans ?? []
        let review = TraceReview(trace, services: services)
        if review.isWhole || ContinuousClock.now > deadline { return (trace, review) }
        try await Task.sleep(for: .milliseconds(50))
      }
    }

    private func text(_ trace: [OTLPResourceSpans]) -> String {
      TraceText(columns: StandardOutput.columns, usesColor: StandardOutput.takesColor).text(trace)
    }
  }
#endif
