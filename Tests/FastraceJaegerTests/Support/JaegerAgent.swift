import Foundation
import Synchronization
import Testing

/// An agent on this host that decodes with Apache Thrift: `scripts/jaeger-agent`.
final class JaegerAgent: Sendable {
  let port: UInt16
  private let process: Mutex<Process>
  private let input: FileHandle
  private let lines: LineReader

  /// Starts the agent, and waits until it listens.
  init(address: String = "127.0.0.1", port: UInt16 = 0) async throws {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: Self.script)
    process.arguments = [address, "\(port)"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    self.input = input.fileHandleForWriting
    lines = LineReader(output.fileHandleForReading)
    let line = try #require(await lines.next(), "the agent has ended")
    self.port = try #require(UInt16(line))
    self.process = Mutex(process)
  }

  /// The next packet, when it is there.
  func packet() async throws -> DecodedPacket {
    let line = try #require(await lines.next(), "the agent has ended")
    let packet = try JSONDecoder().decode(DecodedPacket.self, from: Data(line.utf8))
    #expect(packet.error == nil)
    return packet
  }

  /// As many packets as it takes until there are so many spans.
  func spans(_ count: Int) async throws -> [DecodedPacket.Span] {
    var spans: [DecodedPacket.Span] = []
    while spans.count < count { spans += try await packet().spans }
    return spans
  }

  /// Ends the agent, and waits until its port is free.
  func stop() {
    try? input.close()
    process.withLock { $0.waitUntilExit() }
  }

  deinit { try? input.close() }

  // MARK: Installation

  private static let script =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/scripts/jaeger-agent"

  /// In continuous integration the agent has to be there, whatever it takes.
  static let isThere = ProcessInfo.processInfo.environment["FASTRACE_REQUIRE_PEERS"] != nil || install()
  static let advice: Comment = "NOT TESTED against Apache Thrift: `scripts/jaeger-agent --install` fails, see above"

  private static func install() -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: script)
    process.arguments = ["--install"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

/// The lines of a pipe, read on a thread of its own.
final class LineReader: Sendable {
  private struct State {
    var lines: [String] = []
    var isAtEnd = false
    var waiting: CheckedContinuation<String?, Never>?
  }
  private let state = Mutex(State())

  init(_ handle: FileHandle) {
    Thread.detachNewThread { [self] in
      var rest = Data()
      while true {
        let data = handle.availableData
        if data.isEmpty { break }
        rest.append(data)
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
          add(String(decoding: rest[..<end], as: UTF8.self))
          rest = Data(rest[(end + 1)...])
        }
      }
      add(nil)
    }
  }

  private func add(_ line: String?) {
    state.withLock { state in
      if let waiting = state.waiting {
        state.waiting = nil
        waiting.resume(returning: line)
      } else if let line {
        state.lines.append(line)
      }
      if line == nil { state.isAtEnd = true }
    }
  }

  /// The next line, when it is there; nil at the end, and when the test has taken too long.
  func next() async -> String? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { wait($0) }
    } onCancel: {
      add(nil)
    }
  }

  private func wait(_ continuation: CheckedContinuation<String?, Never>) {
    state.withLock { state in
      if !state.lines.isEmpty {
        continuation.resume(returning: state.lines.removeFirst())
      } else if state.isAtEnd {
        continuation.resume(returning: nil)
      } else {
        state.waiting = continuation
      }
    }
  }
}
