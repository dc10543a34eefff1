internal import CBench
internal import Fastrace
internal import FastraceJaeger

/// Spans that are recorded, collected and encoded, into a transport that takes every packet and does nothing with it.
struct Export {
  var name: String
  /// Sets three properties on each span.
  var hasProperties: Bool
  /// Makes the reporter, which calls the closure with the size of each packet.
  var reporter: @Sendable (@escaping @Sendable (Int) -> Void) -> any Reporter

  static let all = [
    jaeger("export_jaeger_cpu_ns_per_span", hasProperties: false),
    jaeger("export_jaeger_prop3_cpu_ns_per_span", hasProperties: true),
  ]

  private static func jaeger(_ name: String, hasProperties: Bool) -> Export {
    Export(name: name, hasProperties: hasProperties) { take in
      JaegerReporter(resource: Resource(["service.name": "bench"])) { packet in take(packet.byteCount) }
    }
  }

  /// Spans in a run.
  static let spans = 4_000_000
  private static let children = 99
  /// Less than the queue for exports holds, so that nothing is dropped.
  private static let tracesPerBurst = 1_000

  /// Runs once, in a process of its own.
  ///
  /// - Returns: Thousandths of nanoseconds of processor time per span, and bytes per span.
  func run(spans: Int) -> String {
    let bytes = Counter()
    Fastrace.setReporter(reporter { bytes.add($0) })
    record(1)
    Fastrace.flushBlocking()
    let bursts = max(1, spans / (Self.children + 1) / Self.tracesPerBurst)
    let recorded = bursts * Self.tracesPerBurst * (Self.children + 1)
    let (before, bytesBefore, cpuBefore) = (Fastrace.statistics().reported, bytes.value, bench_cpu_ns())
    for _ in 0..<bursts {
      record(Self.tracesPerBurst)
      if !Fastrace.flushBlocking() { fail("\(name): the flush was not done in time") }
    }
    let cpu = Int(bench_cpu_ns() - cpuBefore)
    let reported = Fastrace.statistics().reported - before
    if reported != recorded { fail("\(name): \(reported) spans of \(recorded) were reported") }
    return "\(cpu * 1000 / recorded) \((bytes.value - bytesBefore) / recorded)"
  }

  private func record(_ traces: Int) {
    if hasProperties {
      Traces.siblingsWithProperties(traces, children: Self.children)
    } else {
      Traces.siblings(traces, children: Self.children)
    }
  }
}

/// The figures of exporters.
struct Exports {
  private let options: Options

  init(_ options: Options) { self.options = options }

  func run() -> [Figure] { Export.all.filter { options.includes($0.name) }.map(figure) }

  private func figure(_ export: Export) -> Figure {
    let spans = options.isQuick ? Export.spans / 10 : Export.spans
    var (costs, sizes) = (Samples(), Samples())
    for _ in 0..<options.floodRepeats {
      let text = Program.own.output(ChildRun.argument(export.name, spans))
      let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      guard numbers.count == 2 else { fail("\(export.name): cannot read \(text)") }
      costs.add(numbers[0] / 1000)
      sizes.add(numbers[1])
    }
    var figure = Figure(export.name)
    figure["cpu_ns_per_span"] = costs.min
    figure["cpu_ns_per_span_median"] = costs.median
    figure["bytes_per_span"] = sizes.median
    return figure
  }
}
