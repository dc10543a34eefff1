public import Fastrace

/// The headers by which any client takes the current trace along, `traceparent` above all.
///
///     var request = URLRequest(url: url)
///     for (name, value) in traceparentHeaders() { request.setValue(value, forHTTPHeaderField: name) }
///
/// They name the innermost span that is current here, a local span included, and carry the current baggage. No headers
/// where there is neither. No span is recorded for the request itself. May be called from any thread.
///
/// - Parameters:
///   - context: What the headers name instead of the innermost span.
///   - propagator: The format; by default that of the process, ``/Fastrace/Fastrace/propagator``.
public func traceparentHeaders(
  of context: SpanContext? = .current, propagator: (any Propagator)? = nil
) -> [String: String] {
  var headers: [String: String] = [:]
  let propagated = PropagatedContext(spanContext: context, baggage: .outgoing)
  (propagator ?? Fastrace.propagator).inject(propagated, into: &headers)
  return headers
}
