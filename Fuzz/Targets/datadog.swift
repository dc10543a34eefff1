import Fastrace
import FastracePropagators
import FuzzSupport

/// The headers of Datadog.
///
/// Each line of the input is `name:value`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    let propagator = DatadogPropagator()
    let found = propagator.extract(from: HeaderList(input.fields(separator: ":")))
    guard let context = found.spanContext else {
      return require(found.isEmpty, "without an id there is nothing")
    }
    require(context.isRemote && context.traceID.isValid, "an extracted context is remote and has a trace")
    require(context.traceState.count <= 1, "nothing but its own member")
    requireEqual(
      TraceState(headerValue: context.traceState.headerValue), context.traceState, "its member is well-formed")
    guard context.isValid else { return }
    var carrier = HeaderList()
    propagator.inject(found, into: &carrier)
    require(carrier.lines.allSatisfy { Bytes.isPrintable($0.value) }, "the bytes of the headers")
    require(carrier.values(forHeader: "x-datadog-tags").allSatisfy { $0.utf8.count <= 512 }, "the length of the tags")
    requireEqual(propagator.extract(from: carrier), found, "the context that was sent")
  }
}
