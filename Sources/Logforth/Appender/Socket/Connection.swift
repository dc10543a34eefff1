#if Logging
  internal import CLogforth
  internal import Fastrace

  /// A connected socket, which is closed with the last reference.
  final class Connection: Sendable {
    private let descriptor: Int32
    private let isStream: Bool

    init(host: String, port: UInt16, isStream: Bool, timeout: Duration) throws(SystemError) {
      descriptor = try Self.check(
        unsafe logforth_connect(host, String(port), isStream, Self.milliseconds(timeout)))
      self.isStream = isStream
    }

    init(path: String, isStream: Bool, timeout: Duration) throws(SystemError) {
      descriptor = try Self.check(unsafe logforth_connect_unix(path, isStream, Self.milliseconds(timeout)))
      self.isStream = isStream
    }

    deinit { logforth_close(descriptor) }

    /// Whether the other side has ended a connection; what is sent then is lost without an error.
    var isClosed: Bool { isStream && logforth_is_closed(descriptor) }

    /// Sends all bytes, or one datagram.
    func send(_ buffer: borrowing LogBuffer) throws(SystemError) {
      var sent = 0
      let code = unsafe buffer.withBytes { bytes in
        guard let base = bytes.baseAddress else { return Int32(0) }
        // SAFETY: the buffer is valid for the call.
        return unsafe logforth_send(descriptor, base, bytes.count, &sent)
      }
      if let error = SystemError(code) { throw error }
    }

    /// Sends bytes that are too large for a datagram, as a sealed file.
    func sendAsFile(_ buffer: borrowing LogBuffer) throws(SystemError) {
      let code = unsafe buffer.withBytes { bytes in
        guard let base = bytes.baseAddress else { return Int32(0) }
        // SAFETY: the buffer is valid for the call.
        return unsafe logforth_send_as_file(descriptor, base, bytes.count)
      }
      if let error = SystemError(code) { throw error }
    }

    private static func check(_ result: Int32) throws(SystemError) -> Int32 {
      if result < 0, let error = SystemError(-result) { throw error }
      return result
    }

    private static func milliseconds(_ timeout: Duration) -> Int32 {
      // Zero would be no timeout at all.
      Int32(clamping: max(1, timeout.nanosecondsClamped / 1_000_000))
    }
  }

  extension SystemError {
    /// True when the bytes do not fit a datagram.
    var isTooLarge: Bool { logforth_is_too_large(code) }

    /// True when the other side did not take anything in time.
    var isTimeout: Bool { logforth_is_timeout(code) }
  }
#endif
