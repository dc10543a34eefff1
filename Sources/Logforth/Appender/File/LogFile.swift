#if Logging
  internal import CLogforth

  /// An open log file, which is closed with the last reference.
  final class LogFile: Sendable {
    let descriptor: Int32

    /// Opens a file for appending, and makes it and its folders when they are not there.
    init(path: String) throws(SystemError) {
      var result = unsafe logforth_open(path)
      if result < 0, Self.makeFolders(of: path) { result = unsafe logforth_open(path) }
      if let error = SystemError(min(0, result).magnitude32) { throw error }
      descriptor = result
    }

    deinit { logforth_close(descriptor) }

    var status: FileStatus? { FileStatus { status in unsafe logforth_status_of(descriptor, &status) } }

    /// The last byte of the file, which is a newline unless a writer was stopped in the middle of a line.
    func lastByte(of size: Int) -> UInt8? { UInt8(exactly: logforth_last_byte(descriptor, Int64(size))) }

    func synchronize() throws(SystemError) {
      if let error = SystemError(logforth_synchronize(descriptor)) { throw error }
    }

    /// True when the file could be cut.
    func truncate(to size: Int) -> Bool { logforth_truncate(descriptor, Int64(size)) == 0 }

    private static func makeFolders(of path: String) -> Bool {
      guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return false }
      let folder = String(path[..<slash])
      if FileStatus(path: folder) != nil { return false }
      _ = makeFolders(of: folder)
      return unsafe logforth_make_directory(folder) == 0
    }
  }

  /// What the system knows about a file.
  struct FileStatus {
    var device: UInt64
    var inode: UInt64
    var links: UInt64
    var size: Int
    var modified: LogTime

    /// The file at a path; nil when there is none.
    init?(path: String) {
      self.init { status in unsafe logforth_status_at(path, &status) }
    }

    init?(_ read: (inout logforth_status) -> Int32) {
      var status = logforth_status()
      guard read(&status) == 0 else { return nil }
      (device, inode, links) = (status.device, status.inode, status.links)
      (size, modified) = (Int(status.size), LogTime(nanoseconds: status.modified))
    }

    func isSameFile(as other: FileStatus?) -> Bool { device == other?.device && inode == other?.inode }
  }

  extension Int32 {
    fileprivate var magnitude32: Int32 { Int32(truncatingIfNeeded: magnitude) }
  }
#endif
