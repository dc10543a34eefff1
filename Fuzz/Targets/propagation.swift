import Fastrace
import FastracePropagators
import FuzzSupport

private let names = ["tracecontext", "baggage", "b3", "b3multi", "datadog"]

/// A context that comes in one format and goes on in all others.
///
/// Each line of the input is `name:value`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    let carrier = HeaderList(input.fields(separator: ":"))
    let all = CompositePropagator.named(names.joined(separator: ",")).propagator
    let found = all.extract(from: carrier)
    for name in names { checkForwarding(found, CompositePropagator.named(name).propagator, into: carrier) }
    checkForwarding(found, all, into: carrier)
  }
}

private func checkForwarding(_ found: PropagatedContext, _ format: CompositePropagator, into received: HeaderList) {
  var carrier = HeaderList()
  format.inject(found, into: &carrier)
  for line in carrier.lines {
    require(Bytes.isPrintable(line.value), "the bytes of \(line.name)")
    require(format.fields.contains(line.name), "\(line.name) is among the fields")
  }
  let again = format.extract(from: carrier)
  if let context = again.spanContext {
    requireEqual(context.traceID, found.spanContext?.traceID, "the trace id that was sent")
    requireEqual(context.spanID, found.spanContext?.spanID, "the span id that was sent")
    requireEqual(context.isSampled, found.spanContext?.isSampled, "the decision that was sent")
  }
  // Of several formats the first counts, and not all of them can say that a trace is to be debugged.
  if format.propagators.count == 1 {
    var next = HeaderList()
    format.inject(again, into: &next)
    requireEqual(next.lines.map(\.name), carrier.lines.map(\.name), "the headers that are sent next")
  }
  // What is there already makes no difference to what is sent.
  var occupied = received
  format.inject(found, into: &occupied)
  for line in carrier.lines { requireEqual(occupied.values(forHeader: line.name), [line.value], "one \(line.name)") }
}
