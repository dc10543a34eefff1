#if Viewer
  import ArgumentParser
  import FastraceDemo
  import FastraceViewer
  import Foundation

  /// `fastrace demo`.
  struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "demo",
      abstract: "Runs a shop of three services, and shows the traces of its requests.",
      discussion: """
        A gateway (HTTP), orders (gRPC) and an inventory (HTTP and SQLite) run as processes of their own and send their \
        spans to a viewer in this one. Ctrl-C ends all of them.
        """)

    @Option(help: "Port of the page; 0 for any free one. With --once any free one, unless given.")
    var port: Int?

    @Flag(help: "Send a few requests, check that their traces are whole, and end; fails if one is not.")
    var once = false

    @Flag(help: "Show the logs of the services.")
    var verbose = false

    mutating func validate() throws {
      if let port { try Checks.port(port) }
    }

    mutating func run() async throws {
      let demo = Demo(isVerbose: verbose, isOnce: once)
      var options = ViewerOptions()
      options.port = port ?? (once ? 0 : 4318)
      options.grpcPort = nil
      options.jaegerPort = nil
      let server = try ViewerServer(options)
      try await Interruptible.run {
        let (addresses, continuation) = AsyncStream.makeStream(of: ViewerAddresses.self)
        // No child of this task, which is cancelled by Ctrl-C: the services send what they have left before they end.
        let viewer = Task { try await server.run { continuation.yield($0) } }
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask { try await viewer.value }
          group.addTask {
            for await address in addresses { return try await demo.run(url: address.url) }
          }
          defer {
            group.cancelAll()
            viewer.cancel()
          }
          try await group.next()
        }
      }
    }
  }

  /// What happens once the viewer listens.
  private struct Demo: Sendable {
    let isVerbose: Bool
    let isOnce: Bool

    func run(url: String) async throws {
      say("viewer     \(url)/")
      guard let executable = Bundle.main.executablePath else {
        throw DemoFailure("the path of this program is not known, which the services are started with")
      }
      let system = DemoSystem(executable: executable, endpoint: url, isVerbose: isVerbose)
      do {
        try await system.start { service, port in
          say("\(service.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0)) 127.0.0.1:\(port)")
        }
        try await show(system, url)
      } catch {
        await system.stop()
        throw error
      }
      await system.stop()
    }

    private func show(_ system: DemoSystem, _ url: String) async throws {
      let traffic = DemoTraffic(url: system.url)
      let answers = try await traffic.send(DemoTraffic.tour)
      let reviews = try await DemoReview(url: url).review(answers)
      StandardOutput.write("\n" + reviews.text + "\n")
      if isOnce {
        if !reviews.isFine { throw ExitCode(1) }
        return say("all \(answers.count) traces are whole")
      }
      say("requests go on: see them in \(url)/")
      say("Ctrl-C ends everything")
      try await traffic.run()
    }

    private func say(_ text: String) { StandardOutput.write("fastrace: \(text)\n") }
  }
#endif
