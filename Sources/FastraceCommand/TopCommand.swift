#if Viewer
  import ArgumentParser
  import FastraceViewer

  /// `fastrace top`.
  struct TopCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "top", abstract: "Shows the slowest operations of a running server, again and again.")

    @Option(help: ArgumentHelp("The running server.", valueName: "url"))
    var server = "http://127.0.0.1:4318"

    @Option(help: "What to sort by: p50, p95, p99, max, count or errors.")
    var sort = OperationOrder.p95

    @Option(
      help: ArgumentHelp("Look at traces of so long a time: 60s, 15m.", valueName: "time"), transform: Age.init)
    var last = Age(.seconds(300))

    @Flag(help: "Print the table once.")
    var once = false

    mutating func run() async throws {
      let (client, sort, last) = (ViewerClient(server), sort, last)
      if once { return StandardOutput.write(try await Self.table(client, sort, last)) }
      try await Interruptible.run {
        while true {
          let table = try await Self.table(client, sort, last)
          // From the top left corner, over what is there, and nothing below.
          StandardOutput.write(StandardOutput.isTerminal ? "\u{1B}[H\u{1B}[2J" + table : table + "\n")
          try await Task.sleep(for: .seconds(2))
        }
      }
    }

    private static func table(_ client: ViewerClient, _ sort: OperationOrder, _ last: Age) async throws -> String {
      let start = WallClock.nanoseconds() - last.nanoseconds
      let rows = try await client.operations(since: start, sort: sort)
      let limit = StandardOutput.isTerminal ? max(5, StandardOutput.rows - 3) : rows.count
      return OperationTable(columns: StandardOutput.columns, usesColor: StandardOutput.takesColor)
        .text(Array(rows.prefix(limit)))
    }
  }

  extension OperationOrder: ExpressibleByArgument {}
#endif
