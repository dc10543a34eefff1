#if Viewer
  package import Foundation

  /// A service of the demonstration in a process of its own.
  ///
  /// It ends when this process does, however that happens: it watches the other end of its standard input.
  // SAFETY: `Process` is started once and asked for nothing else than its state.
  package final class DemoProcess: @unchecked Sendable {
    package let service: DemoService
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let ending = DemoProcessEnding()

    /// - Parameters:
    ///   - executable: The command `fastrace`, or another one with the same hidden subcommand.
    ///   - environment: Added to the environment of this process.
    ///   - log: Where its standard error goes.
    package init(
      _ service: DemoService, executable: String, options: DemoService.Options, environment: [String: String],
      log: FileHandle
    ) {
      self.service = service
      process.executableURL = URL(fileURLWithPath: executable)
      process.arguments = [
        "demo-service", service.rawValue, "--port", "\(options.port)", "--orders-port", "\(options.ordersPort)",
        "--inventory-port", "\(options.inventoryPort)",
      ]
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      process.standardInput = input
      process.standardOutput = output
      process.standardError = log
      process.terminationHandler = { [ending] _ in ending.ended() }
    }

    package var isRunning: Bool { process.isRunning }
    package var processID: Int32 { process.processIdentifier }

    /// Starts the process, and returns the port on which it listens.
    package func start() async throws -> Int {
      do {
        try process.run()
      } catch {
        ending.ended()
        throw error
      }
      let words = await firstLine().split(separator: " ")
      guard words.count == 2, words[0] == "listening", let port = Int(words[1]) else {
        throw DemoFailure("the service \(service.rawValue) did not start; --verbose shows what it says")
      }
      return port
    }

    /// On a thread of its own, because reading blocks.
    private func firstLine() async -> String {
      let file = output.fileHandleForReading
      return await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          var bytes: [UInt8] = []
          while let byte = try? file.read(upToCount: 1), let first = byte.first, first != UInt8(ascii: "\n") {
            bytes.append(first)
          }
          continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
        }
      }
    }

    /// Lets the process end in good order, and waits for that.
    package func stop() async {
      try? input.fileHandleForWriting.close()
      await ending.wait()
    }

    /// Ends the process at once, as a crash would.
    package func kill() async {
      if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
      await ending.wait()
    }
  }

  /// Why the demonstration cannot go on.
  package struct DemoFailure: Error, CustomStringConvertible {
    package var description: String
    package init(_ description: String) { self.description = description }
  }
#endif
