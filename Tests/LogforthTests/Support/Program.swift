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
        fileURLWithPath: try #require(
          path, "\(name) is missing: run scripts/setup-logging-tests, or apt-get install \(name)"))
      process.arguments = arguments
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
      process.standardInput = FileHandle.nullDevice
      // Whoever reads the output of the tests would wait for the end of the program as well.
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
    }

    deinit { kill() }

    var isRunning: Bool { process.isRunning }

    /// SIGKILL, because the program has inherited the signals that threads of Swift's pool block, SIGTERM among them.
    private func kill() {
      if process.isRunning, process.processIdentifier > 0 { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
    }

    /// Ends the program and waits for that; without `waitUntilExit`, which blocks a thread of Swift's pool.
    func end() async {
      kill()
      #expect(await eventually { !process.isRunning })
    }
  }
#endif
