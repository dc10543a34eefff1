#if Viewer
  import FastraceViewer
  import Foundation
  import Testing

  /// Programs from elsewhere that send spans; `scripts/viewer-producers` installs them.
  enum Producers {
    static let python = ".build-viewer-producers/venv/bin/python"

    static var areInstalled: Bool { FileManager.default.isExecutableFile(atPath: python) }

    /// Sends one trace, or logs some lines, and returns what was sent as JSON.
    static func run(_ way: String, _ port: Int, _ signal: Signal = .traces) async throws -> Data {
      let script = signal == .traces ? "viewer_producer" : "viewer_log_producer"
      return try await Program.run(python, ["Tests/Peers/\(script).py", way, "\(port)"])
    }
  }

  /// Other processes.
  enum Program {
    struct Failed: Error {
      var description: String
    }

    /// What a program writes, when it ends well.
    static func run(_ path: String, _ arguments: [String]) async throws -> Data {
      try await withCheckedThrowingContinuation { continuation in
        // A thread of its own: reading and waiting block.
        Thread.detachNewThread {
          let process = Process()
          process.executableURL = URL(fileURLWithPath: path)
          process.arguments = arguments
          let (output, errors) = (Pipe(), Pipe())
          process.standardOutput = output
          process.standardError = errors
          do {
            try process.run()
            let data = output.fileHandleForReading.readDataToEndOfFile()
            let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw Failed(description: "\(path) \(arguments): \(text)") }
            continuation.resume(returning: data)
          } catch {
            continuation.resume(throwing: error)
          }
        }
      }
    }
  }

  extension Trait where Self == ConditionTrait {
    /// Runs only where programs that send spans are installed; in continuous integration they have to be.
    static var producers: Self {
      .enabled(
        if: Producers.areInstalled || ProcessInfo.processInfo.environment["FASTRACE_REQUIRE_PEERS"] != nil,
        "needs programs from elsewhere: run scripts/viewer-producers")
    }
  }
#endif
