// The benchmarks of the library: `scripts/bench` builds and runs them, README.md says what is measured how.

@main
enum Bench {
  static func main() {
    do {
      let options = try Options(CommandLine.arguments.dropFirst())
      if options.isHelp { return print(Options.usage) }
      if let child = options.child { return try ChildRun(child).run() }
      run(options)
    } catch {
      fail("\(error)")
    }
  }

  private static func run(_ options: Options) {
    var report = Report(options)
    report.add(Rounds(options).run())
    report.add(Startup(options).run())
    report.add(Floods(options).run())
    report.add(Exports(options).run())
    report.finish()
  }
}
