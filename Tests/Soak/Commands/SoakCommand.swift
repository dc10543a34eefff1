#if Viewer
  import ArgumentParser

  /// The processes that `scripts/soak` starts, breaks and watches.
  @main
  struct SoakCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "Soak", abstract: "A process of scripts/soak; each of them runs until standard input ends.",
      subcommands: [ServiceCommand.self, WorkerCommand.self, TrafficCommand.self, TourCommand.self])
  }
#else
  @main struct SoakCommand {
    static func main() { print("Soak needs the trait Viewer; scripts/soak builds and runs it.") }
  }
#endif
