#if GRPC && Enable
  import Testing

  @testable import FastraceGRPC

  /// What is read from texts that gRPC writes.
  @Suite struct DescriptionTests {
    @Test func peers() {
      #expect(PeerAddress("ipv4:127.0.0.1:31415") == PeerAddress(host: "127.0.0.1", port: 31415, transport: "tcp"))
      #expect(PeerAddress("ipv6:[::1]:443") == PeerAddress(host: "::1", port: 443, transport: "tcp"))
      #expect(PeerAddress("unix:/tmp/a:b") == PeerAddress(host: "/tmp/a:b", port: nil, transport: "unix"))
    }

    @Test(
      arguments: [
        "", ":", "unix:", "unix:<unknown>", "in-process:27182", "ipv4:", "ipv4:127.0.0.1", "ipv4::80", "ipv4:a:b",
        "ipv6:[]:1", "127.0.0.1:80",
      ]) func noPeer(_ text: String)
    { #expect(PeerAddress(text) == nil) }

    @Test func timeouts() {
      #expect(CallDeadline.timeout("2H") == .seconds(7200))
      #expect(CallDeadline.timeout("3M") == .seconds(180))
      #expect(CallDeadline.timeout("10S") == .seconds(10))
      #expect(CallDeadline.timeout("250m") == .milliseconds(250))
      #expect(CallDeadline.timeout("99999999u") == .microseconds(99_999_999))
      #expect(CallDeadline.timeout("0n") == .zero)
    }

    @Test(arguments: ["", "S", "1", "1s", "-1S", "+1S", "1.5S", "123456789S", "١S", "1SS"])
    func noTimeout(_ text: String) { #expect(CallDeadline.timeout(text) == nil) }

    @Test func deadlines() {
      #expect(CallDeadline.hasPassed(.seconds(1), after: .milliseconds(950)))
      #expect(!CallDeadline.hasPassed(.seconds(1), after: .milliseconds(500)))
      #expect(!CallDeadline.hasPassed(nil, after: .seconds(9)))
    }
  }
#endif
