#if Viewer
  internal import CFastrace

  #if canImport(Darwin)
    import Darwin
  #elseif canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  /// The standard output of the process, without a buffer: what is written is there for whoever waits for it.
  package enum StandardOutput {
    package static var isTerminal: Bool { fastrace_is_terminal(1) }

    /// True for a terminal whose user has not asked for text without colour (no-color.org).
    package static var takesColor: Bool {
      isTerminal && variable("NO_COLOR").isEmpty && variable("TERM") != "dumb"
    }

    /// The width of the terminal in columns; 80 when it is none.
    package static var columns: Int {
      var size = winsize()
      guard isTerminal, unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
      return Int(size.ws_col)
    }

    /// The height of the terminal in lines; 24 when it is none.
    package static var rows: Int {
      var size = winsize()
      guard isTerminal, unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0 else { return 24 }
      return Int(size.ws_row)
    }

    /// Writes all of the text; what nobody reads any more is dropped.
    package static func write(_ text: String) {
      var rest = Array(text.utf8)[...]
      while !rest.isEmpty {
        // SAFETY: the bytes live until the call returns.
        let count = unsafe rest.withUnsafeBytes { unsafe SystemCall.write(1, $0) }
        if count <= 0 {
          guard errno == EINTR else { return }
          continue
        }
        rest = rest.dropFirst(count)
      }
    }

    private static func variable(_ name: String) -> String {
      // SAFETY: copied at once; nothing here changes the environment.
      guard let value = unsafe getenv(name) else { return "" }
      return unsafe String(cString: value)
    }
  }
#endif
