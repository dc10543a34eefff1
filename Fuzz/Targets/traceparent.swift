import Fastrace
import FuzzSupport

/// The headers of W3C Trace Context, over a carrier in which lines may repeat.
///
/// Each line of the input is `name:value`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    let carrier = HeaderList(input.fields(separator: ":"))
    let propagator = W3CTraceContextPropagator()
    let found = propagator.extract(from: carrier).spanContext
    let lines = carrier.values(forHeader: "Traceparent")
    let isAccepted = lines.count == 1 && isTraceparent(Bytes.trimmed(lines[0]))
    requireEqual(found != nil, isAccepted, "whether the header is accepted")
    guard let found else { return }
    require(found.isRemote && found.isValid, "an extracted context is remote and valid")
    require(Bytes.trimmed(lines[0]).contains("\(found.traceID)-\(found.spanID)"), "the ids are those of the header")
    require(found.traceState.count <= 32, "at most 32 members")
    checkInjection(found, propagator, into: carrier)
  }
}

/// The grammar of the header once more, as plainly as possible.
private func isTraceparent(_ text: String) -> Bool {
  let fields = text.split(separator: "-", omittingEmptySubsequences: false).map { String($0) }
  guard fields.count >= 4, Bytes.isHexadecimal(fields[0], count: 2, lowercase: true), fields[0] != "ff",
    Bytes.isHexadecimal(fields[1], count: 32, lowercase: true), fields[1].contains(where: { $0 != "0" }),
    Bytes.isHexadecimal(fields[2], count: 16, lowercase: true), fields[2].contains(where: { $0 != "0" }),
    Bytes.isHexadecimal(fields[3], count: 2, lowercase: true)
  else { return false }
  return fields.count == 4 || fields[0] != "00"
}

private func checkInjection(_ context: SpanContext, _ propagator: W3CTraceContextPropagator, into received: HeaderList)
{
  var carrier = received
  propagator.inject(PropagatedContext(spanContext: context), into: &carrier)
  let values = carrier.values(forHeader: "traceparent")
  require(values.count == 1 && values[0].hasPrefix("00-") && values[0].utf8.count == 55, "one header of version 00")
  require(carrier.values(forHeader: "tracestate").count == (context.traceState.isEmpty ? 0 : 1), "one tracestate")
  let again = propagator.extract(from: carrier).spanContext
  requireEqual(again?.traceID, context.traceID, "the trace id that was sent")
  requireEqual(again?.spanID, context.spanID, "the span id that was sent")
  requireEqual(again?.isSampled, context.isSampled, "the decision that was sent")
  requireEqual(again?.traceState, context.traceState, "the state that was sent")
  requireEqual(again?.traceparent, context.traceparent, "the header that is sent next")
}
