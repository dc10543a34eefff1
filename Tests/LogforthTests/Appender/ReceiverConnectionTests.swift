#if Logging
  @testable import Logforth
  import Testing

  /// Against a socket that is only read when a test says so.
  @Suite struct ReceiverConnectionTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    @Test func aReceiverThatHangsIsWaitedForOnceAndThenLeftAlone() throws {
      let path = folder.path("socket")
      let socket = try ReceivingSocket(path: path)
      var receiver = ReceiverConnection(rest: .seconds(3600))
      var (connects, sends) = (0, 0)
      let connect = { () throws(SystemError) -> Connection in
        connects += 1
        return try Connection(path: path, isStream: false, timeout: .milliseconds(1))
      }
      let send = { (connection: Connection) throws(SystemError) in
        sends += 1
        var message = LogBuffer()
        message.append("x")
        try connection.send(message)
      }
      // Until the queue of the socket is full.
      var (taken, failure) = (0, SystemError?.none)
      while failure == nil {
        do throws(SystemError) {
          try receiver.send(connect: connect, send)
          taken += 1
        } catch { failure = error }
      }
      #expect(failure?.isTimeout == true)
      #expect(connects == 1 && sends == taken + 1)
      for _ in 0..<taken { _ = try socket.receive() }
      // There is room again, but that nobody knows yet.
      #expect(throws: SystemError.self) { try receiver.send(connect: connect, send) }
      #expect(connects == 1 && sends == taken + 1)
      receiver = ReceiverConnection()
      try receiver.send(connect: connect, send)
      #expect(try socket.receive().bytes == Array("x".utf8))
    }

    @Test func aReceiverThatWasStartedAgainGetsTheMessage() throws {
      let path = folder.path("socket")
      var receiver = ReceiverConnection(rest: .seconds(3600))
      let connect = { () throws(SystemError) in try Connection(path: path, isStream: false, timeout: .seconds(5)) }
      for text in ["first", "second"] {
        try? folder.remove("socket")
        let socket = try ReceivingSocket(path: path)
        var message = LogBuffer()
        message.append(text)
        try receiver.send(connect: connect) { connection throws(SystemError) in try connection.send(message) }
        #expect(try socket.receive().bytes == Array(text.utf8))
      }
    }
  }
#endif
