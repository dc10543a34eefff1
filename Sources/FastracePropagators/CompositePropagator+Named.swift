public import Fastrace

extension CompositePropagator {
  /// Makes the propagators that a list of names asks for, as in the environment variable `OTEL_PROPAGATORS`.
  ///
  /// Names are separated by commas; spaces, letter case and repetitions do not matter. Known are `tracecontext`,
  /// `baggage`, `b3`, `b3multi`, `datadog`, and `none`, which stands for no propagator. All other names come back in
  /// `unknownNames`, for a warning, and are skipped. A list without any name gives `standard`, because OpenTelemetry
  /// wants an empty variable to count as one that is not set.
  public static func named(_ list: String) -> (propagator: CompositePropagator, unknownNames: [String]) {
    let names = names(in: list)
    guard !names.isEmpty else { return (.standard, []) }
    var propagators: [any Propagator] = []
    var unknownNames: [String] = []
    for name in names where name != "none" {
      if let propagator = propagator(named: name) {
        propagators.append(propagator)
      } else {
        unknownNames.append(name)
      }
    }
    return (CompositePropagator(propagators), unknownNames)
  }

  private static func propagator(named name: String) -> (any Propagator)? {
    switch name {
    case "tracecontext": W3CTraceContextPropagator()
    case "baggage": W3CBaggagePropagator()
    case "b3": B3Propagator(style: .single)
    case "b3multi": B3Propagator(style: .multiple)
    case "datadog": DatadogPropagator()
    default: nil
    }
  }

  /// The names of a list in lower case, each one once.
  private static func names(in list: String) -> [String] {
    var names: [String] = []
    list.lowercased().withHeaderBytes { bytes in
      _ = bytes.allFields(in: 0..<bytes.count, separator: UInt8(ascii: ",")) { range in
        let name = bytes.string(bytes.trimming(range))
        if !name.isEmpty, !names.contains(name) { names.append(name) }
        return true
      }
    }
    return names
  }
}
