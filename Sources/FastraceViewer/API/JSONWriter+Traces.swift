#if Viewer
  extension JSONWriter {
    mutating func summary(_ trace: TraceSummary) {
      object { json in
        json.key("traceID")
        json.value(trace.key.description)
        json.key("rootName")
        json.value(trace.rootName)
        json.key("rootService")
        json.value(trace.rootService)
        json.key("rootMissing")
        json.value(trace.isRootMissing)
        json.key("startUnixNano")
        json.decimalText(trace.startNanoseconds)
        json.key("durationNano")
        json.value(trace.durationNanoseconds)
        json.key("spanCount")
        json.value(trace.spanCount)
        json.key("errorCount")
        json.value(trace.errorCount)
        json.key("services")
        json.array(trace.services) { json, service in
          json.object { json in
            json.key("name")
            json.value(service.name)
            json.key("spanCount")
            json.value(service.spanCount)
          }
        }
      }
    }

    mutating func page(_ page: TracePage) {
      object { json in
        json.key("traces")
        json.array(page.traces) { json, trace in json.summary(trace) }
        json.key("next")
        if let next = page.next { json.value(next.text) } else { json.null() }
      }
    }

    mutating func durations(_ durations: DurationStatistics, count: StaticString) {
      key(count)
      value(durations.count)
      key("errors")
      value(durations.errors)
      key("p50Nano")
      value(durations.p50)
      key("p95Nano")
      value(durations.p95)
      key("p99Nano")
      value(durations.p99)
      key("maxNano")
      value(durations.maximum)
    }

    /// How often something happened in the time that is covered.
    mutating func rate(_ count: Int, _ coverage: Coverage) {
      key("perSecond")
      value(coverage.seconds > 0 ? Double(count) / coverage.seconds : 0)
    }

    mutating func coverage(_ coverage: Coverage) {
      key("seconds")
      value(coverage.seconds)
      key("startUnixNano")
      decimalText(coverage.startNanoseconds)
      key("endUnixNano")
      decimalText(coverage.endNanoseconds)
      key("spansExamined")
      value(coverage.spansExamined)
      key("complete")
      value(coverage.isComplete)
    }
  }

  extension TraceSearch.Cursor {
    /// As it stands in an address.
    var text: String { "\(startNanoseconds).\(number)" }

    init?(_ text: some StringProtocol) {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let start = Int64(parts[0]), let number = Int64(parts[1]) else { return nil }
      self.init(startNanoseconds: start, number: number)
    }
  }
#endif
