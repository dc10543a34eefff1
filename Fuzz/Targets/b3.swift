import Fastrace
import FastracePropagators
import FuzzSupport

/// The headers of B3, as one and as several.
///
/// Each line of the input is `name:value`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    let carrier = HeaderList(input.fields(separator: ":"))
    let single = B3Propagator(style: .single)
    let multiple = B3Propagator(style: .multiple)
    let found = single.extract(from: carrier)
    requireEqual(found, multiple.extract(from: carrier), "both forms are extracted whatever the style")
    require(found.spanContext.map { $0.isValid && $0.isRemote } ?? true, "an extracted context is remote and valid")
    require(found.baggage.isEmpty, "B3 has no baggage")
    for propagator in [single, multiple] { checkInjection(found, propagator) }
  }
}

private func checkInjection(_ context: PropagatedContext, _ propagator: B3Propagator) {
  var carrier: HeaderList = ["x-b3-flags": "1", "X-B3-Sampled": "0"]
  propagator.inject(context, into: &carrier)
  guard !context.isEmpty else { return require(carrier.lines.count == 2, "nothing to say leaves the carrier alone") }
  require(carrier.lines.allSatisfy { Bytes.isPrintable($0.value) }, "the bytes of the headers")
  let again = propagator.extract(from: carrier)
  requireEqual(again.spanContext, context.spanContext, "the ids that were sent")
  requireEqual(again.samplingDecision, context.samplingDecision, "the decision that was sent")
}
