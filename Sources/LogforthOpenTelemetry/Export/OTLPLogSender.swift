#if Logging && OpenTelemetry
  internal import Fastrace
  internal import FastraceHTTPExport
  internal import FastraceOTLP
  internal import FastraceOpenTelemetry
  internal import Logforth

  /// Sends records to a receiver for OTLP, and waits until that has taken them: to be used behind a queue.
  ///
  /// The thread that waits does all the work.
  final class OTLPLogSender: LogAppender {
    private let transport: OTLPTransport
    private let encoder: Locked<OTLPLogEncoder>
    private let byteLimit: Int
    private let export: LogExportOptions
    private let thread = WaitingThread()

    init(_ options: OpenTelemetryOptions, _ export: LogExportOptions) {
      transport = OTLPTransport(options, signal: .logs)
      encoder = Locked(OTLPLogEncoder(resource: options.resource, isJSON: options.wireProtocol == .httpJSON))
      byteLimit = max(1, options.requestByteLimit)
      self.export = export
    }

    func append(_ record: LogRecord) throws { try append([record]) }

    /// Sends the records in as many messages as it takes, all of them before the export timeout.
    func append(_ records: [LogRecord]) throws {
      let deadline = Deadline.after(export.timeout)
      var (done, lost, problem, byteLimit) = (0, 0, "", byteLimit)
      while done < records.count {
        let (message, count) = try encode(records, from: done, byteLimit: byteLimit)
        switch deliver(message, until: deadline) {
        case .taken(let response):
          // A message without rejected records is a warning, for which there is no need to count anything.
          let rejected = min(count, Int(clamping: max(0, response.rejected)))
          lost += rejected
          if rejected > 0 { problem = "the receiver rejected \(rejected) log records: \(response.message)" }
        case .failed(let failure):
          if failure.isTooLarge, count > 1 {
            byteLimit = max(1, min(byteLimit, message.uncompressedCount) / 2)
            continue
          }
          lost += count
          problem = failure.failure.description
        }
        done += count
      }
      if lost > 0 { throw AppendFailure(lostRecords: lost, problem) }
    }

    private enum Outcome {
      case taken(OTLPResponse)
      case failed(SendFailure)
    }

    private func deliver(_ message: OTLPMessage, until deadline: UInt64) -> Outcome {
      var delivery = Delivery(export.retry, deadline: deadline)
      while true {
        let outcome = sendOnce(message, until: deadline)
        guard case .failed(let failure) = outcome, !failure.isTooLarge else { return outcome }
        let jitter = UInt64.random(in: 0 ... .max)
        guard let time = delivery.nextTime(after: failure.failure, now: Self.now, jitter: jitter) else {
          return outcome
        }
        thread.sleep(until: time)
      }
    }

    private func sendOnce(_ message: OTLPMessage, until deadline: UInt64) -> Outcome {
      let outcome = thread.run(until: deadline) { [transport] () -> Outcome in
        do throws(SendFailure) {
          return .taken(try await transport.send(message))
        } catch {
          return .failed(error)
        }
      }
      return outcome ?? .failed(SendFailure(ReportFailure("no receiver took the log records within \(export.timeout)")))
    }

    private func encode(
      _ records: [LogRecord], from first: Int, byteLimit: Int
    ) throws -> (message: OTLPMessage, count: Int) {
      try encoder.withLock { encoder in
        let count = encoder.encode(records, from: first, limit: max(1, export.batchSize), byteLimit: byteLimit)
        return (try unsafe encoder.withMessage { bytes in try unsafe transport.message(bytes) }, count)
      }
    }

    private static var now: UInt64 { Deadline.after(.zero) }
  }
#endif
