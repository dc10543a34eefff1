#if Hummingbird
  internal import HTTPTypes
  internal import Hummingbird
  internal import NIOCore
  internal import Synchronization

  /// Tells failures of the connection from those of who makes the body.
  struct TracedBodyWriter: ResponseBodyWriter {
    var base: any ResponseBodyWriter
    let connection: Connection

    /// What has become of the connection.
    final class Connection: Sendable {
      private let state = Atomic<Bool>(false)
      var hasFailed: Bool { state.load(ordering: .relaxed) }
      func fail() { state.store(true, ordering: .relaxed) }
    }

    mutating func write(_ buffer: ByteBuffer) async throws {
      do {
        try await base.write(buffer)
      } catch {
        connection.fail()
        throw error
      }
    }

    mutating func write(contentsOf buffers: some Sequence<ByteBuffer>) async throws {
      do {
        try await base.write(contentsOf: buffers)
      } catch {
        connection.fail()
        throw error
      }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
      let connection = connection
      do {
        try await base.finish(trailingHeaders)
      } catch {
        connection.fail()
        throw error
      }
    }
  }
#endif
