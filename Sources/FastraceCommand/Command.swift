#if Viewer
  import ArgumentParser

  /// The command `fastrace`.
  @main
  struct Command: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fastrace", abstract: "Receives traces, keeps them and shows them.",
      subcommands: [ServeCommand.self, ShowCommand.self, TopCommand.self])
  }
#else
  /// The command `fastrace`.
  @main
  struct Command {
    static func main() {
      print("fastrace: built without the trait Viewer; run `swift run --traits Viewer fastrace`")
    }
  }
#endif
