internal import Fastrace

/// The figures of whole processes that record spans.
struct Floods {
  private let options: Options

  init(_ options: Options) { self.options = options }

  func run() -> [Figure] {
    let floods = Flood.all.filter { options.includes($0.name) }
    return floods.map(figure) + (options.includes(Paced.name) ? [paced()] : [])
  }

  private func figure(_ flood: Flood) -> Figure {
    let spans = options.isQuick ? flood.spans / 10 : flood.spans
    let results = (0..<options.floodRepeats).map { _ in
      let text = Program.own.output(ChildRun.argument(flood.name, spans))
      guard let result = FloodResult(text) else { fail("\(flood.name): cannot read \(text)") }
      return result
    }
    return figure(flood.name, results)
  }

  /// The speed of the best run, and of what must not happen the most.
  private func figure(_ name: String, _ results: [FloodResult]) -> Figure {
    let rates = Samples(results.map(\.spansPerSecond))
    let costs = Samples(results.map(\.cpuPerSpan))
    var figure = Figure(name)
    figure["spans_per_s"] = rates.max.rounded()
    figure["cpu_ns_per_span"] = costs.min
    figure["lost"] = Double(results.map(\.lost).max() ?? 0)
    figure["dropped"] = Double(results.map(\.droppedSpans).max() ?? 0)
    figure["rss_mb"] = Double(results.map(\.rssBytes).max() ?? 0) / 1e6
    figure["spans_per_s_median"] = rates.median.rounded()
    figure["cpu_ns_per_span_median"] = costs.median
    figure["dropped_median"] = Samples(results.map { Double($0.droppedSpans) }).median
    for cause in Fastrace.DropCause.allCases {
      let most = results.compactMap { $0.dropped[cause] }.max() ?? 0
      if most > 0 { figure["dropped_\(cause.rawValue)"] = Double(most) }
    }
    figure["spans"] = Double(results.first?.spans ?? 0)
    return figure
  }

  private func paced() -> Figure {
    let milliseconds = options.isQuick ? 300 : 2000
    var (costs, idleCosts) = (Samples(), Samples())
    for _ in 0..<options.floodRepeats {
      let text = Program.own.output(ChildRun.argument(Paced.name, milliseconds))
      let numbers = text.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
      guard numbers.count == 2 else { fail("\(Paced.name): cannot read \(text)") }
      costs.add(numbers[0] / 1000)
      idleCosts.add(numbers[1] / 1000)
    }
    var figure = Figure(Paced.name)
    figure["cpu_ns_per_span"] = costs.min
    figure["cpu_ns_per_span_median"] = costs.median
    figure["pacing_cpu_ns_per_span"] = idleCosts.min
    return figure
  }
}
