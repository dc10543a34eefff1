#if Viewer
  import FastraceDemo
  import Foundation

  /// Requests from a load generator: `hey`, from Debian.
  struct Load: Sendable {
    var requests: Int
    /// Requests that are under way at once.
    var concurrency: Int
    var method = "GET"

    /// Sends the requests.
    ///
    /// - Returns: How often each status was answered; requests without an answer are missing.
    func send(to url: String) async throws -> [Int: Int] {
      let process = Process()
      let output = Pipe()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "hey", "-n", "\(requests)", "-c", "\(concurrency)", "-t", "60", "-m", method, url,
      ]
      process.standardOutput = output
      process.standardError = FileHandle.standardError
      try process.run()
      let text = await Task.detached {
        defer { process.waitUntilExit() }
        return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      }.value
      guard process.terminationStatus == 0 else {
        throw DemoFailure("hey fails; scripts/setup-load-tests installs it")
      }
      return Self.statuses(text)
    }

    /// Sends the requests, and again until `isDone`.
    func send(to url: String, until isDone: @Sendable () -> Bool) async throws -> [Int: Int] {
      var statuses: [Int: Int] = [:]
      repeat { statuses.merge(try await send(to: url)) { $0 + $1 } } while !isDone()
      return statuses
    }

    /// Lines such as `  [200]	2000 responses`.
    private static func statuses(_ text: String) -> [Int: Int] {
      var statuses: [Int: Int] = [:]
      for line in text.split(separator: "\n") where line.hasSuffix("responses") {
        let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
        if numbers.count == 2 { statuses[numbers[0]] = numbers[1] }
      }
      return statuses
    }
  }
#endif
