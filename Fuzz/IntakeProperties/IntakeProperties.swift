import FuzzSupport
public import OTLPMessages
import SwiftProtobuf

@testable public import FastraceViewer

/// What holds for every message that the viewer has decoded, whatever it came over.
public enum IntakeProperties {
  /// Small, so that small inputs reach them.
  static let limits: IntakeLimits = {
    var limits = IntakeLimits()
    limits.spansPerMessage = 16
    limits.spanBytes = 2_048
    limits.attributesPerSpan = 4
    limits.eventsPerSpan = 3
    limits.linksPerSpan = 2
    limits.textBytes = 24
    return limits
  }()

  /// Prepares a message for the database as the viewer does, and checks what comes of it.
  public static func check(_ message: [OTLPResourceSpans]) {
    let spans = message.flatMap(\.scopeSpans).flatMap(\.spans)
    do {
      let batch = try BatchPreparation.prepare(message, limits)
      requireEqual(batch.spanCount + batch.rejected.count, spans.count, "each span is taken or rejected")
      require(batch.rejected.firstReason.isEmpty == (batch.rejected.count == 0), "a reason for what is rejected")
      batch.checkStructure()
      batch.checkSpans()
    } catch {
      check(error, elements: spans.count)
    }
    checkDocuments(message)
  }

  /// The same for log records: each is taken, belongs to no trace, or is rejected.
  public static func check(logs message: [OTLPResourceLogs]) {
    let records = message.flatMap(\.scopeLogs).flatMap(\.logRecords)
    do {
      let batch = try BatchPreparation.prepare(message, limits, now: 1)
      requireEqual(
        batch.logCount + batch.logsWithoutTrace + batch.rejected.count, records.count, "each record is accounted for")
      require(batch.rejected.firstReason.isEmpty == (batch.rejected.count == 0), "a reason for what is rejected")
    } catch {
      check(error, elements: records.count)
    }
  }

  /// A message is refused as a whole only when it has too much, or when nothing in it is valid.
  private static func check(_ failure: IntakeFailure, elements: Int) {
    switch failure.cause {
    case .tooLarge: require(elements > limits.spansPerMessage, "\(failure)")
    case .malformed: require(elements > 0, "\(failure)")
    default: require(false, "\(failure)")
    }
  }

  /// A message as bytes, which are equal where numbers that are none would not be.
  public static func bytes(_ message: [OTLPResourceSpans]) -> [[UInt8]] {
    message.map { (try? $0.serializedBytes()) ?? [] }
  }

  /// What is downloaded can be imported.
  private static func checkDocuments(_ message: [OTLPResourceSpans]) {
    _ = ChromeDocument.json(message)
    // Ids that are none are not stored, and need not come back.
    guard message.flatMap(\.scopeSpans).flatMap(\.spans).allSatisfy(hasIdentifiers) else { return }
    let document = OTLPDocument.json(message)
    guard let again = try? OTLPDecoder.spans(document, .json) else {
      return require(false, "OTLP JSON is read again: \(String(decoding: document, as: UTF8.self))")
    }
    let texts = [OTLPDocument.json(again), document].map { String(decoding: $0, as: UTF8.self) }
    requireEqual(texts[0], texts[1], "OTLP JSON is written again")
  }

  private static func hasIdentifiers(_ span: OTLPSpan) -> Bool {
    span.traceID.count == 16 && span.spanID.count == 8 && [0, 8].contains(span.parentSpanID.count)
      && span.links.allSatisfy { $0.traceID.count == 16 && $0.spanID.count == 8 }
  }
}
