#if Viewer
  import OTLPMessages
  import SwiftProtobuf

  /// Checks the spans of a message and makes of them what is stored.
  struct BatchPreparation {
    private let limits: IntakeLimits
    private var batch = IncomingBatch()
    private var places: [TraceKey: Int] = [:]
    private var terms: [[UInt64]] = []

    private init(_ limits: IntakeLimits) { self.limits = limits }

    static func prepare(
      _ message: [OTLPResourceSpans], _ limits: IntakeLimits
    ) throws(IntakeFailure) -> IncomingBatch {
      let count = message.reduce(0) { $0 + $1.scopeSpans.reduce(0) { $0 + $1.spans.count } }
      guard count <= limits.spansPerMessage else {
        throw IntakeFailure(
          .tooLarge, "the message has \(count) spans, more than \(limits.spansPerMessage); send smaller batches")
      }
      var preparation = BatchPreparation(limits)
      for resource in message { preparation.add(resource) }
      let batch = preparation.finish()
      if batch.spanCount == 0, batch.rejected.count > 0 {
        throw IntakeFailure(.malformed, "no span of the message is valid: \(batch.rejected.firstReason)")
      }
      return batch
    }

    private mutating func add(_ message: OTLPResourceSpans) {
      var resource = message.resource
      SpanTrimming(limits).trim(&resource.attributes)
      let bytes = Self.bytes(of: resource)
      let service = resource.serviceName
      var resourceTerms = [Term.service(service)]
      Self.addTerms(of: resource.attributes, to: &resourceTerms)
      for scope in message.scopeSpans where !scope.spans.isEmpty {
        var identity = scope.scope
        SpanTrimming(limits).trim(&identity.attributes)
        SpanTrimming(limits).trim(&identity.name)
        SpanTrimming(limits).trim(&identity.version)
        batch.scopes.append(
          IncomingScope(service: service, resource: bytes, scope: Self.bytes(of: identity), terms: resourceTerms))
        batch.byteCount += bytes.count
        for span in scope.spans { add(span) }
      }
    }

    private mutating func add(_ original: OTLPSpan) {
      guard let key = TraceKey(bytes: original.traceID) else {
        return batch.rejected.add("a trace id must be 16 bytes that are not all zero")
      }
      guard original.spanID.count == 8, case let id = UInt64(bigEndian: original.spanID), id != 0 else {
        return batch.rejected.add("a span id must be 8 bytes that are not all zero")
      }
      guard [0, 8].contains(original.parentSpanID.count) else {
        return batch.rejected.add("the id of a parent must be empty or 8 bytes")
      }
      guard let start = Int64(exactly: original.startTimeUnixNano), Int64(exactly: original.endTimeUnixNano) != nil
      else {
        return batch.rejected.add("a time lies after the year 2262")
      }
      var span = original
      SpanTrimming(limits).trim(&span)
      let body = Self.bytes(of: span)
      guard body.count <= limits.spanBytes else {
        return batch.rejected.add("a span has \(body.count) bytes, more than \(limits.spanBytes)")
      }
      let duration = span.endTimeUnixNano > span.startTimeUnixNano ? span.endTimeUnixNano - span.startTimeUnixNano : 0
      let incoming = IncomingSpan(
        id: id, parent: UInt64(bigEndian: span.parentSpanID), name: span.name, scope: batch.scopes.count - 1,
        startNanoseconds: start, durationNanoseconds: Int64(duration),
        traits: SpanTraits(kind: span.kind, status: span.status.code), body: body)
      append(incoming, key, span.attributes)
    }

    private mutating func append(_ span: IncomingSpan, _ key: TraceKey, _ attributes: [OTLPAttribute]) {
      let place = places[key] ?? batch.traces.count
      if place == batch.traces.count {
        places[key] = place
        batch.traces.append(IncomingTrace(key: key, spans: [], filter: TermFilter([])))
        terms.append([])
      }
      if batch.traces[place].spans.last?.scope != span.scope { terms[place] += batch.scopes[span.scope].terms }
      terms[place].append(Term.operation(span.name))
      Self.addTerms(of: attributes, to: &terms[place])
      batch.traces[place].spans.append(span)
      batch.spanCount += 1
      batch.byteCount += span.body.count + 160
    }

    private mutating func finish() -> IncomingBatch {
      for place in batch.traces.indices { batch.traces[place].filter = TermFilter(terms[place]) }
      return batch
    }

    private static func addTerms(of attributes: [OTLPAttribute], to terms: inout [UInt64]) {
      for attribute in attributes {
        if let text = attribute.value.text { terms.append(Term.attribute(attribute.key, text)) }
      }
    }

    private static func bytes(of message: some OTLPMessage) -> [UInt8] {
      // Fails only for messages of more than two gigabytes, and those with required fields, which proto3 has not.
      (try? message.serializedBytes()) ?? []
    }
  }
#endif
