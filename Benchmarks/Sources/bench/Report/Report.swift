/// Prints figures: JSON as they come, tables when all are there.
struct Report {
  private let options: Options
  private var figures: [Figure] = []

  init(_ options: Options) { self.options = options }

  mutating func add(_ new: [Figure]) {
    figures += new
    guard options.isJSON else { return }
    for figure in new where options.includes(figure.name) { print(figure.json) }
  }

  func finish() {
    if options.isJSON { return }
    let budget = Budget(clock: value(of: Names.clock), taskLocalBind: value(of: Names.taskLocalBind))
    let tables = [operations(budget), startup(budget), floods(budget)].filter { !$0.isEmpty }
    print(tables.map(\.text).joined(separator: "\n\n"))
  }

  private func value(of name: String) -> Double { figures.first { $0.name == name }?["ns_min"] ?? .nan }

  private var shown: [Figure] { figures.filter { options.includes($0.name) } }

  private func operations(_ budget: Budget) -> Table {
    var table = Table(["operation", "ns min", "ns median", "per span", "clocks", "budget", "verdict"])
    for figure in shown {
      guard let min = figure["ns_min"], let median = figure["ns_median"] else { continue }
      table.add([
        figure.name, Number.text(min, digits: 1), Number.text(median, digits: 1), cell(figure["ns_per_span_min"]),
        Number.text((figure["ns_per_span_min"] ?? min) / budget.clock, digits: 2), cell(budget.limit(figure.name)),
        verdict(min, budget.limit(figure.name)),
      ])
    }
    return table
  }

  private func startup(_ budget: Budget) -> Table {
    var table = Table(["added to a process", "ms min", "ms median", "without", "budget", "verdict"])
    for figure in shown {
      guard let min = figure["ms_min"], let median = figure["ms_median"] else { continue }
      let limit = budget.limit(figure.name)
      table.add([
        figure.name, Number.text(min, digits: 2), Number.text(median, digits: 2), cell(figure["hello_ms_min"]),
        cell(limit), verdict(min, limit),
      ])
    }
    return table
  }

  private func floods(_ budget: Budget) -> Table {
    var table = Table([
      "whole process", "M spans/s", "median", "CPU ns/span", "median", "lost", "dropped", "RSS MB", "budget", "verdict",
    ])
    for figure in shown {
      guard let cost = figure["cpu_ns_per_span"] else { continue }
      let limit = budget.limit(figure.name)
      table.add([
        figure.name, millions(figure["spans_per_s"]), millions(figure["spans_per_s_median"]), cell(cost),
        cell(figure["cpu_ns_per_span_median"]), cell(figure["lost"], 0), cell(figure["dropped"], 0),
        cell(figure["rss_mb"]), cell(limit), floodVerdict(figure, cost, limit),
      ])
    }
    return table
  }

  private func floodVerdict(_ figure: Figure, _ cost: Double, _ limit: Double?) -> String {
    if let lost = figure["lost"], lost != 0 { return "LOST SPANS" }
    if let least = Budget.leastRate(figure.name), let rate = figure["spans_per_s"] {
      if rate < least { return "too slow" }
      if figure["dropped"] != 0 { return "drops" }
    }
    return verdict(cost, limit)
  }

  private func verdict(_ value: Double, _ limit: Double?) -> String {
    guard let limit else { return "" }
    return value <= limit ? "ok" : "+\(Number.text((value / limit - 1) * 100, digits: 0)) %"
  }

  private func millions(_ value: Double?) -> String { cell(value.map { $0 / 1e6 }) }

  private func cell(_ value: Double?, _ digits: Int = 1) -> String {
    value.map { Number.text($0, digits: digits) } ?? ""
  }
}
