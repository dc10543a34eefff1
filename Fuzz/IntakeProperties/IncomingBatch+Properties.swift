import FuzzSupport
import OTLPMessages
import SwiftProtobuf

@testable import FastraceViewer

extension IncomingBatch {
  /// The parts of a batch belong together.
  func checkStructure() {
    requireEqual(traces.reduce(0) { $0 + $1.spans.count }, spanCount, "all spans are in a trace")
    requireEqual(Set(traces.map(\.key)).count, traces.count, "each trace once")
    require(traces.allSatisfy { !$0.spans.isEmpty && ($0.key.high | $0.key.low) != 0 }, "a trace has spans and an id")
    require(byteCount >= 160 * spanCount, "an estimate of the memory")
    for scope in scopes { require(!scope.service.isEmpty, "a service has a name") }
    for trace in traces {
      for span in trace.spans {
        require(scopes.indices.contains(span.scope), "a span has a scope")
        let operation = Term.operation(span.name)
        require(trace.filter.mayContain(operation), "a trace is found by the operations in it")
        require(scopes[span.scope].terms.allSatisfy { trace.filter.mayContain($0) }, "and by what sends it")
      }
    }
  }

  /// What is stored keeps the limits, and can be read.
  func checkSpans() {
    let limits = IntakeProperties.limits
    for trace in traces {
      for stored in trace.spans {
        require(
          stored.id != 0 && stored.startNanoseconds >= 0 && stored.durationNanoseconds >= 0,
          "a span has an id and times")
        require(stored.body.count <= limits.spanBytes, "the size of a span")
        guard let span = try? OTLPSpan(serializedBytes: stored.body) else { return require(false, "a body is a span") }
        requireEqual(TraceKey(bytes: span.traceID), trace.key, "the id of the trace")
        requireEqual(UInt64(bigEndian: span.spanID), stored.id, "the id of the span")
        requireEqual(UInt64(bigEndian: span.parentSpanID), stored.parent, "the id of the parent")
        requireEqual(span.name, stored.name, "the name of the span")
        span.checkLimits(limits)
      }
    }
  }
}

extension OTLPSpan {
  fileprivate func checkLimits(_ limits: IntakeLimits) {
    require(attributes.count <= limits.attributesPerSpan, "the number of attributes")
    require(events.count <= limits.eventsPerSpan, "the number of events")
    require(links.count <= limits.linksPerSpan, "the number of links")
    let lists = [attributes] + events.map(\.attributes) + links.map(\.attributes)
    require(lists.allSatisfy { $0.count <= limits.attributesPerSpan }, "the number of attributes of events and links")
    let texts = [name, traceState, status.message] + events.map(\.name) + lists.joined().map(\.key)
    require(texts.allSatisfy { $0.utf8.count <= limits.textBytes }, "the length of a text")
    for case .stringValue(let text) in lists.joined().map(\.value.value) {
      require(text.utf8.count <= limits.textBytes, "the length of a value")
    }
  }
}
