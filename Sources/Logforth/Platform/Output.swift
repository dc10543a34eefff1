#if Logging
  internal import CLogforth

  /// Writing to descriptors.
  enum Output {
    /// Writes all bytes of a buffer, in one call of the system when it takes them.
    ///
    /// - Throws: ``PartialWrite`` with what was written.
    static func write(_ buffer: borrowing LogBuffer, to descriptor: Int32) throws(PartialWrite) {
      var written = 0
      let code = unsafe buffer.withBytes { bytes in
        guard let base = bytes.baseAddress else { return Int32(0) }
        // SAFETY: the buffer is valid for the call.
        return unsafe logforth_write(descriptor, base, bytes.count, &written)
      }
      if let error = SystemError(code) { throw PartialWrite(written: written, error: error) }
    }
  }

  /// A write that stopped before its end.
  struct PartialWrite: Error {
    let written: Int
    let error: SystemError
  }

  extension LogBuffer {
    /// How many bytes of the first `count` are whole lines, and how many lines these are.
    borrowing func wholeLines(in count: Int) -> (bytes: Int, lines: Int) {
      let newline = UInt8(ascii: "\n")
      let part = bytes.prefix(count)
      guard let last = part.lastIndex(of: newline) else { return (0, 0) }
      return (last + 1, part.reduce(0) { $1 == newline ? $0 + 1 : $0 })
    }
  }
#endif
