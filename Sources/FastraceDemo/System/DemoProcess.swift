#if Viewer
  package import Foundation
  import Synchronization

  /// A service of the demonstration in a process of its own.
  ///
  /// It ends when this process does, however that happens: it watches the other end of its standard input.
  // SAFETY: what changes is behind the lock; `Process` is started once and asked for nothing else than its state.
  package final class DemoProcess: @unchecked Sendable {
    package let service: DemoService
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()
    private let log: FileHandle

    /// - Parameters:
    ///   - executable: The command `fastrace`, or another one with the same hidden subcommand.
    ///   - environment: Added to the environment of this process.
    ///   - log: Where its standard error goes.
    package init(
      _ service: DemoService, executable: String, options: DemoService.Options, environment: [String: String],
      log: FileHandle
    ) {
      self.service = service
      self.log = log
      process.executableURL = URL(fileURLWithPath: executable)
      process.arguments = [
        "demo-service", service.rawValue, "--port", "\(options.port)", "--orders-port", "\(options.ordersPort)",
        "--inventory-port", "\(options.inventoryPort)",
      ]
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      process.standardInput = input
      process.standardOutput = output
      process.standardError = log
    }

    package var isRunning: Bool { process.isRunning }
    package var processID: Int32 { process.processIdentifier }

    /// Starts the process, and returns the port on which it listens.
    package func start() async throws -> Int {
      try process.run()
      let output = output.fileHandleForReading
      let line = await Task.detached { Self.firstLine(of: output) }.value
      let words = line.split(separator: " ")
      guard words.count == 2, words[0] == "listening", let port = Int(words[1]) else {
        throw DemoFailure("the service \(service.rawValue) did not start; --verbose shows what it says")
      }
      return port
    }

    private static func firstLine(of file: FileHandle) -> String {
      var bytes: [UInt8] = []
      while let byte = try? file.read(upToCount: 1), let first = byte.first, first != UInt8(ascii: "\n") {
        bytes.append(first)
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// Lets the process end in good order, and waits for that.
    package func stop() async {
      try? input.fileHandleForWriting.close()
      await ended()
    }

    /// Ends the process at once, as a crash would.
    package func kill() async {
      if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
      await ended()
    }

    private func ended() async {
      let process = process
      await Task.detached { if process.processIdentifier != 0 { process.waitUntilExit() } }.value
    }
  }

  /// Why the demonstration cannot go on.
  package struct DemoFailure: Error, CustomStringConvertible {
    package var description: String
    package init(_ description: String) { self.description = description }
  }
#endif
