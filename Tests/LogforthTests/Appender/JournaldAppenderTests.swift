#if Logging
  import Fastrace
  import Logforth
  import Logging
  import Testing

  @Suite struct JournaldAppenderTests {
    private let folder: Folder
    private let journal: ReceivingSocket
    private let appender: JournaldAppender

    init() throws {
      folder = try Folder()
      journal = try ReceivingSocket(path: folder.path("socket"))
      appender = JournaldAppender(path: folder.path("socket"), identifier: "svc")
    }

    private let rest =
      "PRIORITY=4\nSYSLOG_IDENTIFIER=svc\nLOGGER=app\nCODE_FILE=App/main.swift\nCODE_LINE=12\nCODE_FUNC=run()\n"

    @Test func sendsFieldsByteForByte() throws {
      try appender.append(
        .sample(
          level: .warning, error: DiskFailure(), metadata: ["user.id": .stringConvertible(7), "_x": "y", "1": "z"],
          diagnostics: [Property("trace_id", "ab")]))
      let received = try journal.receive()
      #expect(
        String(decoding: received.bytes, as: UTF8.self) == "MESSAGE=it works\n" + rest
          + "ERROR_TYPE=LogforthTests.DiskFailure\nERROR_MESSAGE=disk is full\nF_1=z\nF__X=y\nUSER_ID=7\nTRACE_ID=ab\n")
      #expect(received.file == nil)
    }

    @Test func valuesOfSeveralLinesHaveTheirLength() throws {
      try appender.append(.sample("a\nb", level: .warning))
      let expected = Array("MESSAGE\n".utf8) + [3, 0, 0, 0, 0, 0, 0, 0] + Array("a\nb\n".utf8) + Array(rest.utf8)
      #expect(try journal.receive().bytes == expected)
    }

    @Test func whatIsTooLargeForADatagramComesAsAFile() throws {
      let message = String(repeating: "x", count: 2_000_000)
      try appender.append(.sample(message, level: .warning))
      let received = try journal.receive()
      #expect(received.bytes.isEmpty)
      #expect(received.file == Array("MESSAGE=\(message)\n\(rest)".utf8))
    }

    @Test func aJournalThatIsGoneCostsTheRecordAndNothingElse() throws {
      let gone = JournaldAppender(path: folder.path("nowhere"))
      let failure = #expect(throws: AppendFailure.self) { try gone.append(.sample()) }
      #expect(failure?.description.contains("No such file or directory") == true)
      #expect(failure?.lostRecords == 1)
      // It is left alone for a while, unless somebody knows better.
      let journal = try ReceivingSocket(path: folder.path("nowhere"))
      gone.reopen()
      try gone.append(.sample("back"))
      #expect(String(decoding: try journal.receive().bytes, as: UTF8.self).hasPrefix("MESSAGE=back\n"))
    }
  }
#endif
