#if Logging
  import Foundation
  import Testing

  /// A program that runs during a test, and is ended with it.
  final class Program: @unchecked Sendable {
    private let process = Process()

    init(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws {
      let folders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"]
      let path =
        name.hasPrefix("/") ? name : folders.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile)
      process.executableURL = URL(
        fileURLWithPath: try #require(path, "\(name) is missing: run scripts/setup-logging-tests, or apt-get install \(name)"))
      process.arguments = arguments
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
      process.standardInput = FileHandle.nullDevice
      try process.run()
    }

    deinit { if process.isRunning { process.terminate() } }

    var isRunning: Bool { process.isRunning }

    func kill() {
      Foundation.kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
  }
#endif
