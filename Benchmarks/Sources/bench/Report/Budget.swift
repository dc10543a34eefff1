/// What each figure may cost, for a run with these reference figures; docs/performance.md says which of them cost more.
struct Budget {
  /// Nanoseconds of a clock read.
  var clock: Double
  /// Nanoseconds of a bare task-local binding around a bare call.
  var taskLocalBind: Double

  /// The most that the headline number of a figure may be; nil for figures without a budget.
  func limit(_ name: String) -> Double? {
    let localSpan = 2 * clock * 1.15
    switch name {
    case "local_span", "trace_macro_sync": return localSpan
    case "local_span_prop1": return localSpan + 10
    case "local_span_prop3": return localSpan + 20
    case "noop_local_span": return 1.5
    case "unsampled_local_span": return 2.5
    case "root_span": return 75
    case "child_span": return 60
    case "async_span", "trace_macro_async": return 2 * clock + taskLocalBind + 60
    case "traceparent_encode": return 40
    case "traceparent_decode": return 30
    case "startup_ms": return 1
    case "log_async": return 1000
    case "paced_100": return 50
    case "export_jaeger_cpu_ns_per_span", "export_otlp_cpu_ns_per_span", "export_datadog_cpu_ns_per_span": return 200
    case "export_jaeger_prop3_cpu_ns_per_span", "export_otlp_prop3_cpu_ns_per_span": return 350
    default: break
    }
    let words = name.split(separator: "_")
    guard let first = words.first, let spans = words.dropFirst().compactMap({ Double($0) }).first else { return nil }
    // Decided on for 100; the others follow the same formula.
    if first == "trace" { return spans * localSpan + 150 }
    return first == "flood" && spans >= 10 ? 50 : nil
  }

  /// The least rate that one producer must reach, without a drop.
  static func leastRate(_ name: String) -> Double? {
    ["flood_10_1t", "flood_100_1t", "flood_1000_1t"].contains(name) ? 25e6 : nil
  }
}
