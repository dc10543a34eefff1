#if Viewer
  import Foundation
  import Testing

  extension EndToEnd {
    /// Clients that take their time, or give up.
    @Suite(.serialized) struct SlowClientTests {
      /// Sends a request byte by byte and reads the answer byte by byte; `reads` is where it hangs up.
      private static let script = """
        import socket, sys
        port, count, reads = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
        clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(count)]
        request = b"POST /orders/lamp/2 HTTP/1.1\\r\\nHost: shop\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n"
        for index in range(len(request)):
            for client in clients: client.sendall(request[index:index + 1])
        for _ in range(reads):
            for client in clients: client.recv(1)
        for client in clients: client.close()
        """

      private func slowly(_ url: String, clients: Int, reads: Int) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        let port = URL(string: url)?.port ?? 0
        process.arguments = ["python3", "-c", Self.script, "\(port)", "\(clients)", "\(reads)"]
        try process.run()
        await Task.detached { process.waitUntilExit() }.value
        #expect(process.terminationStatus == 0)
      }

      @Test func slowClientsGetWholeTraces() async throws {
        try await Shop.run { shop in
          try await slowly(shop.url, clients: 50, reads: 200)
        } audit: { requests in
          #expect(requests.count == 50)
          #expect(requests.flatMap(\.problems).isEmpty)
          let others = requests.filter { $0.tree != EndToEnd.LoadTests.order }
          #expect(others.isEmpty)
        }
      }

      @Test func clientsThatHangUpLeaveWholeTraces() async throws {
        try await Shop.run { shop in
          try await slowly(shop.url, clients: 50, reads: 0)
        } audit: { requests in
          // Whether a request is still read when its client has gone is up to the server.
          #expect((1...50).contains(requests.count))
          #expect(requests.flatMap(\.problems).isEmpty)
        }
      }
    }
  }
#endif
