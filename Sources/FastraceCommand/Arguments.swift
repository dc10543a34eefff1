#if Viewer
  import ArgumentParser
  import FastraceViewer

  /// What numbers on the command line must be.
  enum Checks {
    static func port(_ number: Int) throws {
      guard UInt16(exactly: number) != nil else {
        throw ValidationError("'\(number)' is not a port from 0 to 65535")
      }
    }

    static func positive(_ number: Int, _ option: String) throws {
      guard number > 0 else { throw ValidationError("'\(number)' is not a number from 1 on, which \(option) takes") }
    }
  }

  /// A port, or `none`.
  struct OptionalPort: Sendable, CustomStringConvertible {
    var number: Int?

    init(_ number: Int?) { self.number = number }

    init(_ text: String) throws {
      if text == "none" {
        self.init(nil)
        return
      }
      guard let port = UInt16(text) else {
        throw ValidationError("'\(text)' is not a port from 0 to 65535, nor 'none'")
      }
      self.init(Int(port))
    }

    var description: String { number.map { "\($0)" } ?? "none" }
  }

  /// A number of bytes, as in `500MB`.
  struct ByteCount: Sendable, CustomStringConvertible {
    var bytes: Int

    init(_ bytes: Int) { self.bytes = bytes }

    init(_ text: String) throws {
      let units = ["": 0, "B": 0, "K": 10, "KB": 10, "M": 20, "MB": 20, "G": 30, "GB": 30]
      let digits = text.prefix { $0.isNumber }
      guard let number = Int(digits), let shift = units[text.dropFirst(digits.count).uppercased()],
        number > 0, number < 1 << 33
      else { throw ValidationError("'\(text)' is not a size such as 500MB or 2GB") }
      self.init(number << shift)
    }

    var description: String { bytes.isMultiple(of: 1 << 30) ? "\(bytes >> 30)GB" : "\(bytes >> 20)MB" }
  }

  /// A length of time, as in `24h`.
  struct Age: Sendable, CustomStringConvertible {
    var duration: Duration

    init(_ duration: Duration) { self.duration = duration }

    var nanoseconds: Int64 {
      let (seconds, attoseconds) = duration.components
      return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }

    init(_ text: String) throws {
      guard let nanoseconds = DurationText.nanoseconds(text), nanoseconds > 0 else {
        throw ValidationError("'\(text)' is not a time such as 90m, 24h or 7d")
      }
      duration = .nanoseconds(nanoseconds)
    }

    var description: String {
      let seconds = duration.components.seconds
      return seconds.isMultiple(of: 60) ? "\(seconds / 60)m" : "\(seconds)s"
    }
  }
#endif
