/// Measures the operations in rounds: each case once in every round, the clock among them, so that a disturbance of the
/// machine hits all cases and the ratios compare like with like.
struct Rounds {
  private let options: Options
  private var samples: [String: Samples] = [:]

  init(_ options: Options) { self.options = options }

  consuming func run() -> [Figure] {
    guard Names.operations.contains(where: options.includes) else { return [] }
    let recording = Recording()
    // Once a span was bound to a task, a span without a parent looks for one there: first what is measured before that.
    measure(Case.beforeTasks, recording)
    measure(Case.withTasks, recording)
    measure(Case.withSharing, recording)
    return Case.all.compactMap { figure($0) }
  }

  private mutating func measure(_ cases: [Case], _ recording: Recording) {
    let wanted = cases.filter { options.includes($0.name) || $0.isReference }
    for _ in 0..<3 {
      for operation in wanted { _ = recording.measure(operation) }
    }
    for _ in 0..<options.repeats {
      for operation in wanted { samples[operation.name, default: Samples()].add(recording.measure(operation)) }
    }
  }

  private func figure(_ operation: Case) -> Figure? {
    guard let samples = samples[operation.name] else { return nil }
    var figure = Figure(operation.name)
    figure["ns_min"] = samples.min
    figure["ns_median"] = samples.median
    if let spans = operation.spansPerOperation { figure["ns_per_span_min"] = samples.min / Double(spans) }
    return figure
  }
}

extension Case {
  /// True for what budgets are computed from; measured in every run, though printed only when asked for.
  var isReference: Bool { name == Names.clock || name == Names.taskLocalBind }
}
