#if Logging
  /// The names of the files that a log file becomes when it is put aside: `app.2026-11-23.2.log` for `app.log`.
  ///
  /// Numbers rise, so that an archive keeps its name for ever: the highest is the newest.
  struct ArchiveName: Equatable {
    var date: String
    var number: Int

    static func < (left: ArchiveName, right: ArchiveName) -> Bool {
      (left.date, left.number) < (right.date, right.number)
    }
  }

  /// Makes and reads the names of archives of one log file.
  struct ArchiveNames {
    /// The folder of the log file, with a slash at the end, or empty.
    let folder: String
    private let stem: String
    /// With the dot, or empty.
    private let suffix: String

    init(path: String) {
      let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
      folder = String(path[..<slash])
      let name = path[slash...]
      let dot = name.lastIndex(of: ".").flatMap { $0 == name.startIndex ? nil : $0 } ?? name.endIndex
      (stem, suffix) = (String(name[..<dot]), String(name[dot...]))
    }

    func path(_ name: ArchiveName) -> String { "\(folder)\(stem).\(name.date).\(name.number)\(suffix)" }

    /// The archive that a file is, or nil for any other file.
    func read(_ fileName: String) -> ArchiveName? {
      guard fileName.hasPrefix(stem + "."), fileName.hasSuffix(suffix) else { return nil }
      let middle = fileName.dropFirst(stem.count + 1).dropLast(suffix.count)
      let parts = middle.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].utf8.count >= 10, let number = Int(parts[1]), number > 0 else { return nil }
      let isDate = parts[0].utf8.allSatisfy { $0 == UInt8(ascii: "-") || ($0 >= 0x30 && $0 <= 0x39) }
      return isDate ? ArchiveName(date: String(parts[0]), number: number) : nil
    }

    /// The date of a period, as exact as the interval.
    static func date(_ seconds: Int64, _ interval: RollInterval) -> String {
      let time = CalendarTime(seconds: seconds)
      var buffer = LogBuffer()
      buffer.append(time.year, digits: 4)
      let parts = [time.month, time.day] + (interval == .hourly || interval == .minutely ? [time.hour] : [])
      for part in parts + (interval == .minutely ? [time.minute] : []) {
        buffer.append(UInt8(ascii: "-"))
        buffer.append(part, digits: 2)
      }
      return String(decoding: buffer.bytes, as: UTF8.self)
    }
  }
#endif
