import ExporterSupport
import Fastrace
import Foundation
import Testing

@testable import FastraceJaeger

@Suite(.timeLimit(.minutes(1))) struct FaultTests {
  private let resource = Fastrace.Resource(["service.name": "s"])

  @Test(arguments: ["127.0.0.1", "::1"]) func saysWhenNobodyListens(_ host: String) async throws {
    let reporter = JaegerReporter(host: host, port: try unusedPort(), resource: resource)
    for _ in 0..<3 {
      let failure = await #expect(throws: ReportFailure.self) {
        try await reporter.report(SpanBatch(FixedTrace.many(10)))
      }
      #expect(failure?.description.contains("nobody listens there") == true)
      #expect(failure?.isRetryable == true && failure?.rejectedSpans == nil)
    }
  }

  @Test func saysWhenTheHostHasNoAddress() async throws {
    let reporter = JaegerReporter(host: "no-such-host.invalid", resource: resource)
    let failure = await #expect(throws: ReportFailure.self) {
      try await reporter.report(SpanBatch(FixedTrace.many(10_000)))
    }
    #expect(failure?.description.hasPrefix("cannot find the Jaeger agent at no-such-host.invalid:6831: ") == true)
    #expect(failure?.rejectedSpans == nil)
  }

  @Test(arguments: ["", " ", "a b", "999.999.999.999", "[", "[]", ":::", String(repeating: "x", count: 10_000)])
  func saysWhenTheHostIsNoHost(_ host: String) async throws {
    let reporter = JaegerReporter(host: host, port: 1, resource: resource)
    await #expect(throws: ReportFailure.self) { try await reporter.report(SpanBatch(FixedTrace.many(1))) }
  }

  /// The pipeline tries again what may be tried again, and counts what is lost.
  @Test(.enabled(if: JaegerAgent.isThere, JaegerAgent.advice)) func goesOnWhenTheAgentIsBack() async throws {
    let first = try await JaegerAgent()
    let reporter = JaegerReporter(port: first.port, resource: resource)
    try await reporter.report(SpanBatch(FixedTrace.many(10)))
    #expect(try await first.spans(10).count == 10)
    first.stop()
    await #expect(throws: ReportFailure.self) { try await reporter.report(SpanBatch(FixedTrace.many(10))) }
    let second = try await JaegerAgent(port: first.port)
    try await reporter.report(SpanBatch(FixedTrace.many(20)))
    #expect(try await second.spans(20).count == 20)
    second.stop()
  }

  @Test(.enabled(if: JaegerAgent.isThere, JaegerAgent.advice)) func opensASocketThatWasClosedUnderneath() async throws {
    let agent = try await JaegerAgent()
    await #expect(processExitsWith: .success) { [port = agent.port as UInt16] in
      let reporter = JaegerReporter(port: port, resource: Fastrace.Resource(["service.name": "s"]))
      try await reporter.report(SpanBatch(FixedTrace.many(10)))
      // Whichever it is; this process needs no other.
      for descriptor in 3..<100 as Range<Int32> where isSocket(descriptor) { close(descriptor) }
      try await reporter.report(SpanBatch(FixedTrace.many(10)))
    }
    #expect(try await agent.spans(20).count == 20)
    agent.stop()
  }

  /// As on systems that take smaller packets than Linux.
  @Test(.enabled(if: JaegerAgent.isThere, JaegerAgent.advice)) func makesSmallerPacketsWhenTheSystemRefuses()
    async throws
  {
    let agent = try await JaegerAgent()
    var writer = PacketWriter(resource, limit: 200_000)
    let connection = AgentConnection(host: "127.0.0.1", port: agent.port)
    var spans = FixedTrace.many(1_000)
    spans[500].properties = [Property("text", String(repeating: "x", count: 80_000))]
    let result = unsafe spans.withUnsafeBufferPointer { unsafe writer.send($0, over: connection) }
    #expect(result.lost == 1 && !result.isRetryable)
    let found = try await agent.spans(999)
    #expect(found.count == 999)
    #expect(!found.contains { UInt64(bitPattern: $0.spanId) == spans[500].spanID.rawValue })
    agent.stop()
  }

  @Test(.enabled(if: JaegerAgent.isThere, JaegerAgent.advice)) func opensASocketAfterAShutdown() async throws {
    let agent = try await JaegerAgent()
    let reporter = JaegerReporter(port: agent.port, resource: resource)
    for _ in 0..<2 {
      try await reporter.report(SpanBatch(FixedTrace.many(10)))
      #expect(try await agent.spans(10).count == 10)
      await reporter.shutdown()
    }
    agent.stop()
  }

  /// A port of this host on which nobody listens: that of a socket that is closed again.
  private func unusedPort() throws -> UInt16 {
    let descriptor = socket(AF_INET6, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    var count = socklen_t(MemoryLayout<sockaddr_in6>.size)
    let result = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        unsafe bind(descriptor, address, count) == 0 && getsockname(descriptor, address, &count) == 0
      }
    }
    try #require(result)
    return UInt16(bigEndian: address.sin6_port)
  }
}

private func isSocket(_ descriptor: Int32) -> Bool {
  var status = stat()
  return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
}
