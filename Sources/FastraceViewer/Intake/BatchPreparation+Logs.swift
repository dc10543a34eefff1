#if Viewer
  import OTLPMessages

  extension BatchPreparation {
    /// - Parameter now: The time of a record that has none.
    static func prepare(
      _ message: [OTLPResourceLogs], _ limits: IntakeLimits, now: Int64
    ) throws(IntakeFailure) -> IncomingBatch {
      try checkCount(
        message.reduce(0) { $0 + $1.scopeLogs.reduce(0) { $0 + $1.logRecords.count } }, "log records", limits)
      var preparation = BatchPreparation(limits, .logs)
      var repeats: [UInt64: UInt64] = [:]
      for group in message {
        let source = preparation.source(group.resource)
        for scope in group.scopeLogs where !scope.logRecords.isEmpty {
          preparation.begin(scope.scope, of: source)
          for record in scope.logRecords { preparation.add(record, &repeats, now: now) }
        }
      }
      let batch = preparation.batch
      if batch.logCount == 0, batch.logsWithoutTrace == 0, batch.rejected.count > 0 {
        throw IntakeFailure(.malformed, "no log record of the message is valid: \(batch.rejected.firstReason)")
      }
      return batch
    }

    private mutating func add(_ original: OTLPLogRecord, _ repeats: inout [UInt64: UInt64], now: Int64) {
      if [0, 16].contains(original.traceID.count), original.traceID.allSatisfy({ $0 == 0 }) {
        return batch.logsWithoutTrace += 1
      }
      guard let key = TraceKey(bytes: original.traceID) else {
        return batch.rejected.add("a trace id must be 16 bytes that are not all zero")
      }
      guard [0, 8].contains(original.spanID.count) else {
        return batch.rejected.add("the id of a span must be empty or 8 bytes")
      }
      var record = original
      if record.time == 0 { record.observedTimeUnixNano = UInt64(clamping: now) }
      guard let time = Int64(exactly: record.time) else {
        return batch.rejected.add("a time lies after the year 2262")
      }
      SpanTrimming(limits).trim(&record)
      let body = Self.bytes(of: record)
      guard body.count <= limits.spanBytes else {
        return batch.rejected.add("a log record has \(body.count) bytes, more than \(limits.spanBytes)")
      }
      let digest = StableHash.of(batch.scopes[batch.scopes.count - 1].resource, body)
      // Two that are equal in one message are two; the same message again is the same two.
      let number = repeats[digest, default: 0]
      repeats[digest] = number + 1
      let log = IncomingLog(
        span: UInt64(bigEndian: record.spanID), scope: batch.scopes.count - 1, nanoseconds: time,
        digest: digest &+ number, body: body)
      batch.traces[place(of: key)].logs.append(log)
      batch.logCount += 1
      batch.byteCount += body.count + 160
    }
  }
#endif
