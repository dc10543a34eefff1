#if Logging
  internal import CLogforth

  /// A log file and what is known about it: opens, rolls, cuts and reopens it.
  ///
  /// Used under the lock of its appender.
  struct RollingFile {
    private let path: String
    private let options: FileOptions
    private let folder: ArchiveFolder
    private var file: LogFile?
    private var size = 0
    /// The period of the records in the file, and a second of it.
    private var period: Int64 = 0
    private var periodSecond: Int64 = 0
    private var lastCheck = LogTime(nanoseconds: .min)
    private var hangups: UInt32 = 0
    /// Why the last line could not be ended if it is a part of one, behind which no record may stand.
    private var tornLine: SystemError?
    /// A problem of the last write that has lost no record itself; set when the write has failed, too.
    private(set) var complaint: String?

    init(path: String, options: FileOptions) {
      self.path = path
      self.options = options
      folder = ArchiveFolder(names: ArchiveNames(path: path))
      if options.reopensOnHangup { logforth_watch_hangups() }
      hangups = logforth_hangups()
    }

    /// Writes whole lines.
    mutating func write(_ lines: borrowing LogBuffer, _ count: Int) throws(AppendFailure) {
      complaint = nil
      let now = options.clock()
      reopenIfMoved(now)
      if file == nil { try open(now, losing: count) }
      if tornLine != nil { completeLastLine() }
      // Also when that line could not be ended: this may remove old archives, and so make room.
      if shouldRoll(now, adding: lines.count) { roll(now) }
      try append(lines, count, now)
      // A file that was removed before this write takes the lines with it.
      if file?.status?.links == 0 {
        close()
        try open(now, losing: count)
        try append(lines, count, now)
      }
      if options.sync == .always { try synchronize() }
    }

    mutating func reopen() {
      file = nil
      hangups = logforth_hangups()
    }

    func synchronize() throws(AppendFailure) {
      do { try file?.synchronize() } catch {
        throw AppendFailure(lostRecords: 0, "cannot force \(path) to the disk: \(error)")
      }
    }

    // MARK: Opening

    private mutating func close() { file = nil }

    /// Opens the file, or goes on with one that is there, which may be of an earlier period.
    private mutating func open(_ now: LogTime, losing count: Int) throws(AppendFailure) {
      let opened: LogFile
      do { opened = try LogFile(path: path) } catch {
        throw AppendFailure(lostRecords: count, "cannot open the log file \(path): \(error)")
      }
      file = opened
      setPeriod((opened.status.flatMap { $0.size > 0 ? $0.modified : nil }) ?? now)
      lastCheck = now
      completeLastLine()
    }

    /// Ends a line that a writer could not end, so that the next record is a line of its own.
    private mutating func completeLastLine() {
      let newline = UInt8(ascii: "\n")
      tornLine = nil
      size = file?.status?.size ?? 0
      guard let file, size > 0, let last = file.lastByte(of: size), last != newline else { return }
      var ending = LogBuffer()
      ending.append(newline)
      do throws(PartialWrite) {
        try Output.write(ending, to: file.descriptor)
        size += 1
      } catch { tornLine = error.error }
    }

    /// Lets go of a file that is no longer at its path: moved by a tool that rotates logs, or removed.
    private mutating func reopenIfMoved(_ now: LogTime) {
      guard let file else { return }
      if options.reopensOnHangup, logforth_hangups() != hangups { return reopen() }
      if (now.nanoseconds &- lastCheck.nanoseconds).magnitude < 1_000_000_000 { return }
      lastCheck = now
      if file.status?.isSameFile(as: FileStatus(path: path)) != true { close() }
    }

    // MARK: Rolling

    private func localSecond(_ time: LogTime) -> Int64 { time.seconds &+ options.timeZone.offset(at: time.seconds) }

    private mutating func setPeriod(_ time: LogTime) {
      periodSecond = localSecond(time)
      period = options.interval.period(periodSecond)
    }

    private func shouldRoll(_ now: LogTime, adding count: Int) -> Bool {
      if size == 0 { return false }
      if let limit = options.maximumSize, size + count > limit { return true }
      return options.interval.period(localSecond(now)) > period
    }

    /// Puts the file aside and begins a new one; if that fails, goes on with the old one.
    private mutating func roll(_ now: LogTime) {
      do throws(SystemError) {
        try folder.putAside(path, date: ArchiveNames.date(periodSecond, options.interval))
      } catch {
        setPeriod(now)
        return complaint = "cannot put the log file \(path) aside: \(error); it goes on growing"
      }
      if options.sync != .never { try? file?.synchronize() }
      do throws(SystemError) {
        file = try LogFile(path: path)
        completeLastLine()
      } catch { complaint = "cannot open a new log file \(path): \(error); the archive goes on growing" }
      setPeriod(now)
      removeOld()
    }

    private mutating func removeOld() {
      guard let count = options.maximumFiles else { return }
      do { try folder.keep(max(1, count) - 1) } catch { complaint = "cannot remove old archives of \(path): \(error)" }
    }

    // MARK: Writing

    private mutating func append(_ lines: borrowing LogBuffer, _ count: Int, _ now: LogTime) throws(AppendFailure) {
      guard let file else { return }
      if let tornLine {
        throw AppendFailure(lostRecords: count, "cannot end the last line of the log file \(path): \(tornLine)")
      }
      if size == 0 { setPeriod(now) }
      do throws(PartialWrite) {
        try Output.write(lines, to: file.descriptor)
        size += lines.count
      } catch {
        let whole = lines.wholeLines(in: error.written)
        cut(file, keeping: whole.bytes, of: error.written)
        throw AppendFailure(lostRecords: count - whole.lines, "cannot write to the log file \(path): \(error.error)")
      }
    }

    /// Takes back the part of a line that was written before the disk was full.
    private mutating func cut(_ file: LogFile, keeping kept: Int, of written: Int) {
      let found = file.status?.size
      // If somebody else writes to the file as well, the end is not ours to cut.
      if written > kept, found == size + written, file.truncate(to: size + kept) {
        size += kept
      } else {
        completeLastLine()
      }
    }
  }
#endif
