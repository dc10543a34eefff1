#if Viewer
  import ArgumentParser
  import FastraceViewer
  import OTLPMessages

  /// `fastrace show`.
  struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Prints a trace as a tree.",
      discussion: """
        Files may hold spans and logs in OTLP's JSON, one message or one on each line, Chrome's trace events, or be a database of \
        fastrace, of which the newest trace is shown.
        """)

    @Argument(help: ArgumentHelp("A file with traces, or the id of a trace.", valueName: "file or trace id"))
    var source: String

    @Option(help: ArgumentHelp("The running server that has the trace.", valueName: "url"))
    var server = "http://127.0.0.1:4318"

    @Option(help: ArgumentHelp("The database file that has the trace.", valueName: "file"), completion: .file())
    var database: String?

    @Option(help: "What to show of each span: none, attributes or all (events and logs, too).")
    var detail = TraceText.Detail.none

    @Option(help: ArgumentHelp("The width in columns; that of the terminal if not given.", valueName: "columns"))
    var width: Int?

    @Flag(help: "Show all spans of the same name under one parent, and not only ten.")
    var all = false

    @Flag(help: "Print the trace as OTLP in JSON.")
    var json = false

    @Option(help: ArgumentHelp("Write a file that ui.perfetto.dev opens.", valueName: "file"), completion: .file())
    var perfetto: String?

    mutating func validate() throws {
      if let width { try Checks.positive(width, "--width") }
    }

    mutating func run() async throws {
      let contents = try await TraceSource.contents(source, database: database, server: server)
      if let perfetto {
        try FileBytes.write(ChromeDocument.json(contents.withLogsAsEvents), to: perfetto)
        return StandardOutput.write("fastrace: wrote \(perfetto); open it in https://ui.perfetto.dev\n")
      }
      if json {
        let document = OTLPDocument.json(contents.spans, logs: contents.logs)
        return StandardOutput.write(String(decoding: document, as: UTF8.self) + "\n")
      }
      let text = TraceText(
        columns: width ?? StandardOutput.columns, usesColor: StandardOutput.takesColor, detail: detail,
        siblingLimit: all ? nil : 10)
      StandardOutput.write(text.text(contents))
    }
  }

  extension TraceText.Detail: ExpressibleByArgument {}
#endif
