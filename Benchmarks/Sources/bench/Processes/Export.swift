internal import CBench
internal import Fastrace
internal import FastraceJaeger

/// Spans that are recorded, collected and encoded, into a transport that takes every packet and does nothing with it.
struct Export {
  var name: String
  /// Sets three properties on each span.
  var hasProperties: Bool
  /// Makes the reporter, which calls the closure with the size of each packet.
  var reporter: @Sendable (@escaping @Sendable (Int) -> Void) -> any SpanReporter

  static let all = [
    // What is spent before an exporter gets the spans.
    none("export_none_cpu_ns_per_span", hasProperties: false),
    none("export_none_prop3_cpu_ns_per_span", hasProperties: true),
    jaeger("export_jaeger_cpu_ns_per_span", hasProperties: false),
    jaeger("export_jaeger_prop3_cpu_ns_per_span", hasProperties: true),
    otlp("export_otlp_cpu_ns_per_span", hasProperties: false),
    otlp("export_otlp_prop3_cpu_ns_per_span", hasProperties: true),
    datadog("export_datadog_cpu_ns_per_span", hasProperties: false),
    datadog("export_datadog_prop3_cpu_ns_per_span", hasProperties: true),
  ]

  private static func none(_ name: String, hasProperties: Bool) -> Export {
    Export(name: name, hasProperties: hasProperties) { _ in NoOpReporter() }
  }

  private static func jaeger(_ name: String, hasProperties: Bool) -> Export {
    Export(name: name, hasProperties: hasProperties) { take in
      JaegerReporter(resource: Fastrace.Resource(["service.name": "bench"])) { packet in take(packet.byteCount) }
    }
  }

  private static func otlp(_ name: String, hasProperties: Bool) -> Export {
    Export(name: name, hasProperties: hasProperties) { take in
      EncodingReporter(OTLPEncoding(), take: take)
    }
  }

  private static func datadog(_ name: String, hasProperties: Bool) -> Export {
    Export(name: name, hasProperties: hasProperties) { take in
      EncodingReporter(DatadogEncoding(), take: take)
    }
  }

  /// Spans in a run.
  static let spans = 4_000_000
  private static let children = 99
  /// Less than the queue for exports holds, so that nothing is dropped.
  private static let tracesPerBurst = 1_000

  /// Runs once, in a process of its own.
  ///
  /// - Returns: Thousandths of nanoseconds of processor time per span, the same of a reporter alone, and bytes per span.
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
    let size = (bytes.value - bytesBefore) / recorded
    return "\(cpu * 1000 / recorded) \(report()) \(size)"
  }

  /// Reports the same batch again and again.
  ///
  /// - Returns: Thousandths of nanoseconds per span.
  private func report() -> Int {
    let reporter = reporter { Sink.take(UInt64($0)) }
    let trace = TraceID.random()
    let batch = SpanBatch(
      (1...4096).map { index in
        var span = SpanRecord(
          traceID: trace, spanID: .random(), parentID: .random(), name: "child",
          startUnixNanoseconds: 1_700_000_000_000_000_000 + UInt64(index) * 1000, durationNanoseconds: 1000)
        let properties = [Property("first", "one"), Property("second", 2), Property("third", "three")]
        if hasProperties { span.properties = PropertyList(properties) }
        return span
      })
    let repeats = 100
    let duration = Case.Body.async {
      await time { for _ in 0..<repeats { try? await reporter.report(batch) } }
    }()
    return Int(duration.nanoseconds * 1000) / repeats / batch.count
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
    var (costs, reports, sizes) = (Samples(), Samples(), Samples())
    for _ in 0..<options.floodRepeats {
      let text = Program.own.output(ChildRun.argument(export.name, spans))
      let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      guard numbers.count == 3 else { fail("\(export.name): cannot read \(text)") }
      costs.add(numbers[0] / 1000)
      reports.add(numbers[1] / 1000)
      sizes.add(numbers[2])
    }
    var figure = Figure(export.name)
    figure["cpu_ns_per_span"] = costs.min
    figure["cpu_ns_per_span_median"] = costs.median
    figure["report_ns_per_span"] = reports.min
    figure["bytes_per_span"] = sizes.median
    return figure
  }
}
