#if Viewer
  import OTLPMessages
  import SwiftProtobuf

  /// Checks the spans or log records of a message and makes of them what is stored.
  struct BatchPreparation {
    let limits: IntakeLimits
    var batch = IncomingBatch()
    private var places: [TraceKey: Int] = [:]
    private var terms: [[UInt64]] = []

    /// What the scopes of a resource share.
    struct Source {
      var service: String
      /// A `Resource` of OTLP.
      var bytes: [UInt8]
      var terms: [UInt64]
    }

    init(_ limits: IntakeLimits, _ signal: Signal) {
      self.limits = limits
      batch.signal = signal
    }

    static func prepare(
      _ message: [OTLPResourceSpans], _ limits: IntakeLimits
    ) throws(IntakeFailure) -> IncomingBatch {
      try checkCount(message.reduce(0) { $0 + $1.scopeSpans.reduce(0) { $0 + $1.spans.count } }, "spans", limits)
      var preparation = BatchPreparation(limits, .traces)
      for resource in message { preparation.add(resource) }
      let batch = preparation.finish()
      if batch.spanCount == 0, batch.rejected.count > 0 {
        throw IntakeFailure(.malformed, "no span of the message is valid: \(batch.rejected.firstReason)")
      }
      return batch
    }

    static func checkCount(_ count: Int, _ what: String, _ limits: IntakeLimits) throws(IntakeFailure) {
      guard count > limits.spansPerMessage else { return }
      throw IntakeFailure(
        .tooLarge, "the message has \(count) \(what), more than \(limits.spansPerMessage); send smaller batches")
    }

    private mutating func add(_ message: OTLPResourceSpans) {
      let source = source(message.resource)
      for scope in message.scopeSpans where !scope.spans.isEmpty {
        begin(scope.scope, of: source)
        for span in scope.spans { add(span) }
      }
    }

    func source(_ original: OTLPResource) -> Source {
      var resource = original
      SpanTrimming(limits).trim(&resource.attributes)
      let service = resource.serviceName
      var terms = [Term.service(service)]
      Self.addTerms(of: resource.attributes, to: &terms)
      return Source(service: service, bytes: Self.bytes(of: resource), terms: terms)
    }

    /// What is added from now on comes from this scope.
    mutating func begin(_ original: OTLPScope, of source: Source) {
      var scope = original
      SpanTrimming(limits).trim(&scope.attributes)
      SpanTrimming(limits).trim(&scope.name)
      SpanTrimming(limits).trim(&scope.version)
      batch.scopes.append(
        IncomingScope(
          service: source.service, resource: source.bytes, scope: Self.bytes(of: scope), terms: source.terms))
      batch.byteCount += source.bytes.count
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
      let place = place(of: key)
      if batch.traces[place].spans.last?.scope != span.scope { terms[place] += batch.scopes[span.scope].terms }
      terms[place].append(Term.operation(span.name))
      Self.addTerms(of: attributes, to: &terms[place])
      batch.traces[place].spans.append(span)
      batch.spanCount += 1
      batch.byteCount += span.body.count + 160
    }

    /// Where a trace stands in the batch.
    mutating func place(of key: TraceKey) -> Int {
      if let place = places[key] { return place }
      places[key] = batch.traces.count
      batch.traces.append(IncomingTrace(key: key))
      terms.append([])
      return batch.traces.count - 1
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

    static func bytes(of message: some OTLPMessage) -> [UInt8] {
      // Fails only for messages of more than two gigabytes, and those with required fields, which proto3 has not.
      (try? message.serializedBytes()) ?? []
    }
  }
#endif
