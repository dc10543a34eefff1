internal import CFastrace

/// The standard error of the process, written without buffers in between.
enum StandardError {
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return }
      // SAFETY: the buffer is valid for the length of the call; bytes and C characters have the same layout.
      unsafe fastrace_write_error(UnsafeRawPointer(base).assumingMemoryBound(to: CChar.self), bytes.count)
    }
  }
}
