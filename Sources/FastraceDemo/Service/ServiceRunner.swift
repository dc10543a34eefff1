#if Viewer
  import FastraceServiceLifecycle
  import Foundation
  import Logging
  import ServiceLifecycle
  import UnixSignals

  /// Runs what a process consists of, and ends it in good order.
  enum ServiceRunner {
    /// Until standard input ends, or the process is asked to end.
    static func run(_ services: any Service...) async throws {
      var configuration = ServiceGroupConfiguration(
        services: [.init(service: TracingService(timeout: .seconds(20)))] + services.map { .init(service: $0) }
          + [.init(service: ParentWatch(), successTerminationBehavior: .gracefullyShutdownGroup)],
        gracefulShutdownSignals: [.sigterm, .sigint], logger: Logger(label: "services"))
      configuration.maximumGracefulShutdownDuration = .seconds(30)
      configuration.logger.logLevel = .error
      try await ServiceGroup(configuration: configuration).run()
    }

    /// Tells the process that has started this one where to send requests.
    static func announce(port: Int) {
      FileHandle.standardOutput.write(Data("listening \(port)\n".utf8))
    }
  }

  /// Ends when nobody holds the other end of standard input any more, so that no process is left behind, however its parent
  /// has ended.
  private struct ParentWatch: Service {
    func run() async throws {
      let (ended, continuation) = AsyncStream.makeStream(of: Never.self)
      let thread = Thread {
        while let data = try? FileHandle.standardInput.read(upToCount: 4096), !data.isEmpty {}
        continuation.finish()
      }
      thread.start()
      for await _ in ended.cancelOnGracefulShutdown() {}
    }
  }
#endif
