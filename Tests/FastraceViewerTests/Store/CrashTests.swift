#if Viewer
  import AsyncHTTPClient
  @testable import FastraceViewer
  import Foundation
  import NIOCore
  import NIOHTTP1
  import Testing

  /// The command itself, killed while spans arrive.
  @Suite struct CrashTests {
    @Test func losesNothingThatWasConfirmed() async throws {
      let folder = try TemporaryFolder()
      let path = folder.path + "/traces.db"
      let command = try ViewerProcess(["--database", path])
      let url = try await command.url()
      var confirmed: [UInt64] = []
      var number: UInt64 = 0
      // Until it is gone: the kill comes at a moment of its own.
      command.killAfter(spans: 300)
      while true {
        number += 1
        var request = HTTPClientRequest(url: url + "v1/traces")
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-protobuf")
        request.body = .bytes(try Sample.protobuf(Sample.traces(number...number)))
        guard let answer = try? await HTTPClient.shared.execute(request, timeout: .seconds(60)),
          answer.status.code == 200
        else { break }
        confirmed.append(number)
        command.note(spans: 10)
      }
      #expect(confirmed.count >= 30)
      var options = StoreOptions()
      options.path = path
      let store = try TraceStore(options)
      for number in confirmed { #expect(try await store.spans(of: Sample.key(number)).count == 10) }
      // What was under way is there as a whole or not at all.
      #expect([confirmed.count, confirmed.count + 1].contains(try await store.size().traces))
      #expect(try await store.size().spans.isMultiple(of: 10))
    }
  }

  /// `fastrace serve` as a process.
  final class ViewerProcess: @unchecked Sendable {
    private let process = Process()
    private let output = Pipe()
    private var limit = Int.max
    private var spans = 0

    init(_ arguments: [String]) throws {
      // Beside the test bundle.
      let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      process.executableURL = folder.appendingPathComponent("fastrace")
      process.arguments = ["serve", "--port", "0", "--grpc-port", "none", "--jaeger-port", "none"] + arguments
      process.standardOutput = output
      try process.run()
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// The address of the page, once it listens.
    func url() async throws -> String {
      let handle = output.fileHandleForReading
      let text: String = await withCheckedContinuation { continuation in
        Thread.detachNewThread {
          var text = ""
          while !text.contains("/v1/traces"), case let data = handle.availableData, !data.isEmpty {
            text += String(decoding: data, as: UTF8.self)
          }
          continuation.resume(returning: text)
        }
      }
      let line = try #require(text.split(separator: "\n").first { $0.contains("page") })
      return String(try #require(line.split(separator: " ").last))
    }

    /// Kills the process a little after so many spans were confirmed, while the next ones are under way.
    func killAfter(spans: Int) { limit = spans }

    func note(spans more: Int) {
      spans += more
      guard spans == limit else { return }
      let identifier = process.processIdentifier
      Thread.detachNewThread {
        usleep(3_000)
        kill(identifier, SIGKILL)
      }
    }
  }
#endif
