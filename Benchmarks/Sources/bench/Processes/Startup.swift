/// What linking and starting the library adds to the life of a process that says hello.
struct Startup {
  private let options: Options

  init(_ options: Options) { self.options = options }

  func run() -> [Figure] {
    var figures: [Figure] = []
    if options.includes(Names.startup[0]) {
      figures.append(figure(Names.startup[0], of: .sibling("hello-traced")))
    }
    if options.includes(Names.startup[1]), let directory = options.compiledOut {
      figures.append(figure(Names.startup[1], of: Program(path: "\(directory)/hello-compiled-out")))
    }
    return figures
  }

  /// Runs both programs in turns.
  ///
  /// The least that is added is the difference of the two fastest runs; the median is that of the pairs' differences.
  private func figure(_ name: String, of program: Program) -> Figure {
    let plain = Program.sibling("hello")
    for _ in 0..<3 { _ = (plain.time(), program.time()) }
    var (base, whole, added) = (Samples(), Samples(), Samples())
    for _ in 0..<options.repeats {
      let pair = (plain.time(), program.time())
      base.add(pair.0 / 1e6)
      whole.add(pair.1 / 1e6)
      added.add((pair.1 - pair.0) / 1e6)
    }
    var figure = Figure(name)
    figure["ms_min"] = whole.min - base.min
    figure["ms_median"] = added.median
    figure["hello_ms_min"] = base.min
    figure["hello_ms_median"] = base.median
    return figure
  }
}
