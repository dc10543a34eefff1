#if Logging
  import Foundation
  import Logforth
  import LogforthTestSupport
  import Logging
  import Testing

  /// Against rsyslogd and socat as Debian has them.
  @Suite struct SyslogAppenderTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func options(_ format: SyslogFormat) -> SyslogOptions {
      var options = SyslogOptions(format: format)
      (options.applicationName, options.hostName, options.facility) = ("svc", "host1", .local3)
      return options
    }

    /// A port that was free a moment ago.
    private func freePort() throws -> UInt16 {
      let port = logforth_test_free_port()
      try #require(port != 0)
      return port
    }

    private func startDaemon(_ input: String) throws -> Program {
      let configuration = """
        \(input)
        template(name="fields" type="string"
          string="%syslogfacility-text%|%syslogseverity-text%|%hostname%|%app-name%|%procid%|%msg:::drop-last-lf%\\n")
        action(type="omfile" file="\(folder.path("out"))" template="fields")
        """
      try Data(configuration.utf8).write(to: folder.url.appendingPathComponent("conf"))
      return try Program("rsyslogd", ["-n", "-f", folder.path("conf"), "-i", folder.path("pid")])
    }

    /// Sends until the daemon listens.
    private func sendWhenListening(_ appender: SyslogAppender, _ record: LogRecord) async throws {
      let isSent = await eventually {
        appender.reopen()
        do { try appender.append(record) } catch { return false }
        return true
      }
      try #require(isSent)
    }

    private func expectLines(_ expected: [String], sourceLocation: SourceLocation = #_sourceLocation) async {
      _ = await eventually { folder.lines("out").count >= expected.count }
      #expect(folder.lines("out") == expected, sourceLocation: sourceLocation)
    }

    @Test(arguments: [
      (SyslogFormat.rfc5424, SyslogFraming.octetCounting), (.rfc5424, .newline), (.rfc3164, .octetCounting),
      (.rfc3164, .newline),
    ])
    func rsyslogdUnderstandsBothFormatsAndFramingsOverTCP(_ format: SyslogFormat, _ framing: SyslogFraming) async throws
    {
      let port = try freePort()
      let daemon = try startDaemon(#"module(load="imtcp") input(type="imtcp" port="\#(port)")"#)
      let appender = SyslogAppender(.tcp(host: "127.0.0.1", port: port, framing: framing), options: options(format))
      try await sendWhenListening(appender, .sample("first", level: .error))
      try appender.append(.sample("a\nb größe", metadata: ["k": "v w"]))
      let pid = ProcessInfo.processInfo.processIdentifier
      let space = format == .rfc3164 ? " " : ""
      await expectLines([
        "local3|err|host1|svc|\(pid)|\(space)first", "local3|info|host1|svc|\(pid)|\(space)a\\nb größe k=\"v w\"",
      ])
      #expect(daemon.isRunning)
    }

    @Test func rsyslogdUnderstandsAUnixSocket() async throws {
      let path = folder.path("log")
      let daemon = try startDaemon(
        #"module(load="imuxsock" SysSock.Use="off") input(type="imuxsock" socket="\#(path)" useSpecialParser="on")"#)
      let appender = SyslogAppender(.unix(path: path), options: options(.rfc3164))
      try await sendWhenListening(appender, .sample("local", level: .critical))
      _ = await eventually { !folder.lines("out").isEmpty }
      let pid = ProcessInfo.processInfo.processIdentifier
      let line = try #require(folder.lines("out").first)
      #expect(line.hasPrefix("local3|crit|") && line.hasSuffix("|svc|\(pid)| local"))
      #expect(daemon.isRunning)
    }

    @Test func cutsWhatIsTooLongAtTheEndOfACharacter() throws {
      let path = folder.path("socket")
      let socket = try ReceivingSocket(path: path)
      var options = options(.rfc3164)
      options.maximumLength = 80
      let appender = SyslogAppender(.unix(path: path), options: options)
      for shift in ["", "x"] {
        try appender.append(.sample(shift + String(repeating: "ß", count: 100)))
        let bytes = try socket.receive().bytes
        let text = try #require(String(validating: bytes, as: UTF8.self))
        #expect((79...80).contains(bytes.count) && text.hasSuffix("ß..."))
      }
    }

    @Test func aRecordThatIsTooLargeForADatagramCostsOnlyItself() throws {
      let path = folder.path("socket")
      let socket = try ReceivingSocket(path: path)
      var options = options(.rfc3164)
      options.maximumLength = .max
      let appender = SyslogAppender(.unix(path: path), options: options)
      let failure = #expect(throws: AppendFailure.self) {
        try appender.append(.sample(String(repeating: "x", count: 2_000_000)))
      }
      #expect(failure?.description.contains("Message too long") == true)
      try appender.append(.sample("next"))
      #expect(String(decoding: try socket.receive().bytes, as: UTF8.self).hasSuffix(": next"))
    }

    @Test(arguments: [Duration.seconds(Int64.max), .nanoseconds(-1)]) func anyTimeoutIsOne(timeout: Duration) throws {
      let path = folder.path("socket")
      let socket = try ReceivingSocket(path: path)
      var options = options(.rfc3164)
      options.timeout = timeout
      try SyslogAppender(.unix(path: path), options: options).append(.sample("there"))
      #expect(String(decoding: try socket.receive().bytes, as: UTF8.self).hasSuffix(": there"))
    }

    @Test func datagramsHoldOneMessageEach() async throws {
      let port = try freePort()
      let socat = try Program("socat", ["-u", "udp4-recv:\(port),bind=127.0.0.1", "create:\(folder.path("out"))"])
      let appender = SyslogAppender(.udp(host: "127.0.0.1", port: port), options: options(.rfc5424))
      // Nobody says when a datagram socket is open.
      let isThere = await eventually {
        try? appender.append(.sample("x"))
        return !folder.text("out").isEmpty
      }
      #expect(isThere)
      let pid = ProcessInfo.processInfo.processIdentifier
      #expect(folder.text("out").hasPrefix("<158>1 2026-11-23T16:18:17.123456Z host1 svc \(pid) - - x"))
      #expect(socat.isRunning)
    }

    @Test func framesAreAsRFC6587HasThemAndAClosedConnectionIsOpenedAgain() async throws {
      let path = folder.path("stream")
      let start = {
        try Program(
          "socat", ["-u", "unix-listen:\(path),unlink-early", "open:\(self.folder.path("out")),creat,append"])
      }
      var socat = try start()
      var options = options(.rfc5424)
      options.maximumLength = 80
      let appender = SyslogAppender(.unixStream(path: path, framing: .octetCounting), options: options)
      try await sendWhenListening(appender, .sample(String(repeating: "é", count: 100)))
      #expect(await eventually { folder.text("out").utf8.count >= 80 })
      let text = folder.text("out")
      let length = try #require(Int(text.prefix { $0 != " " }))
      #expect((79...80).contains(length) && text.utf8.count == length + 3)
      #expect(text.hasSuffix("é..."))
      await socat.end()
      socat = try start()
      try await sendWhenListening(appender, .sample("again"))
      #expect(await eventually { folder.text("out").hasSuffix("- - again") })
    }

    @Test func aDaemonThatIsGoneIsLeftAloneForASecond() throws {
      let appender = SyslogAppender(.tcp(host: "127.0.0.1", port: try freePort()), options: options(.rfc5424))
      for _ in 0..<3 {
        let failure = #expect(throws: AppendFailure.self) { try appender.append(.sample()) }
        #expect(failure?.description.contains("Connection refused") == true)
      }
      let unknown = SyslogAppender(.tcp(host: "host.invalid", port: 1))
      let failure = #expect(throws: AppendFailure.self) { try unknown.append(.sample()) }
      #expect(failure?.description.contains("tcp://host.invalid:1") == true)
    }
  }
#endif
