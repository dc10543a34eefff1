internal import Fastrace

/// A file of the JSON array format, and its predecessors.
///
///     trace.json      [ event , event , ...        being written
///     trace.1.json    [ event , event , ... ]      the one before it
///
/// A process can be killed in the middle of a write, but not within a page of the file: so what is written at once does not
/// go over the end of a page unless it is larger than one, and spaces fill the rest.
struct TraceFile: ~Copyable {
  private static let page = 4096
  /// What ends a file.
  private static let end = Array("\n]\n".utf8)

  private let path: FilePathPattern
  private let sizeLimit: Int
  private let countLimit: Int
  private var file: OutputFile?
  /// What the file holds for certain.
  private var size = 0
  private var pending: [UInt8] = []
  private var pendingSpans = 0
  /// How many files were begun.
  private(set) var number = 0
  /// Spans that are in a file.
  private(set) var writtenSpans = 0

  init(path: String, sizeLimit: Int, countLimit: Int) {
    self.path = FilePathPattern(path)
    self.sizeLimit = sizeLimit
    self.countLimit = countLimit
  }

  private(set) var isOpen = false
  /// True when it makes sense to begin another one.
  private var isRegular = false

  /// True when `count` more bytes do not make the file too large.
  func hasRoom(for count: Int) -> Bool {
    // The spaces in front of an event are fewer than its bytes.
    !isRegular || size + pending.count + 2 * count + Self.end.count <= sizeLimit
  }

  /// True when `count` bytes fit into a file in which there is hardly anything.
  func canHold(_ count: Int) -> Bool { !isRegular || Self.page + 2 * count <= sizeLimit }

  /// Begins a file, and gives those before it other names.
  mutating func open(processID: Int64?) throws(ReportFailure) {
    abandon()
    do {
      let current = path.text(processID: processID)
      if OutputFile.exists(current) { try shift(processID) }
      let file = try OutputFile(path: current)
      isRegular = file.isRegular
      self.file = consume file
      isOpen = true
    } catch {
      throw ReportFailure(
        "cannot write spans to \(path.text(processID: processID)): \(error); create its folder, or choose a path that "
          + "this process may write to")
    }
    number += 1
    size = 0
    pending = [UInt8(ascii: "[")]
  }

  private func shift(_ processID: Int64?) throws(SystemError) {
    guard countLimit > 1 else { return }
    // The place of the oldest, or the first one that is free: the limit may be a number that nobody can count up to.
    var last = 1
    while last < countLimit - 1, OutputFile.exists(path.text(index: last, processID: processID)) { last += 1 }
    for index in (0..<last).reversed() {
      do {
        try OutputFile.rename(
          path.text(index: index, processID: processID), to: path.text(index: index + 1, processID: processID))
      } catch {
        if error != .noSuchFile { throw error }
      }
    }
  }

  /// Adds events, the last one of which completes `spans` spans.
  mutating func append(_ text: borrowing TraceEventText, spans: Int) throws(SystemError) {
    var start = 0
    for end in text.ends {
      let completed = end == text.count ? spans : 0
      try unsafe text.withBytes { bytes throws(SystemError) in
        try unsafe append(UnsafeRawBufferPointer(rebasing: bytes[start..<end]), spans: completed)
      }
      start = end
    }
  }

  /// Adds an event, and counts the spans that are in the file as soon as it is.
  private mutating func append(_ event: UnsafeRawBufferPointer, spans: Int) throws(SystemError) {
    let count = event.count + 2
    let room = Self.page - (size + pending.count) % Self.page
    if count > room, count <= Self.page {
      pending.append(contentsOf: repeatElement(UInt8(ascii: " "), count: room))
      try write()
    } else if count > room {
      try write()
    }
    let isFirst = size + pending.count == 1
    pending.append(contentsOf: isFirst ? [UInt8(ascii: "\n")] : [UInt8(ascii: ","), UInt8(ascii: "\n")])
    unsafe pending.append(contentsOf: event)
    pendingSpans += spans
    if count > Self.page || (size + pending.count) % Self.page == 0 { try write() }
  }

  /// Writes what has been added; on an error the file ends where it ended before.
  mutating func write() throws(SystemError) {
    guard !pending.isEmpty else { return }
    do {
      try file?.write(pending)
    } catch {
      file?.truncate(to: size)
      pending.removeAll(keepingCapacity: true)
      pendingSpans = 0
      // The names of tracks may be among what is lost.
      number += 1
      // Begins anew if not even the first bytes are there.
      if size == 0 { abandon() }
      throw error
    }
    size += pending.count
    writtenSpans += pendingSpans
    pending.removeAll(keepingCapacity: true)
    pendingSpans = 0
  }

  /// Ends the file.
  mutating func close() throws(SystemError) {
    guard isOpen else { return }
    defer { abandon() }
    try write()
    try file?.write(Self.end)
  }

  /// Leaves the file as it is: a child does so with the file of its parent.
  mutating func abandon() {
    file = nil
    isOpen = false
    pending.removeAll(keepingCapacity: true)
    pendingSpans = 0
  }
}

/// The names of a file and its predecessors: `trace.json`, `trace.1.json`, `trace.2.json`.
struct FilePathPattern: Sendable {
  private let stem: Substring
  private let suffix: Substring

  init(_ path: String) {
    let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    // A point in front makes a file hidden, and begins no suffix.
    let point = path[name...].lastIndex(of: ".").flatMap { $0 > name ? $0 : nil } ?? path.endIndex
    stem = path[..<point]
    suffix = path[point...]
  }

  /// The path of a file: 0 is the one that is being written; `processID` for those of a forked child.
  func text(index: Int = 0, processID: Int64?) -> String {
    "\(stem)\(processID.map { ".\($0)" } ?? "")\(index > 0 ? ".\(index)" : "")\(suffix)"
  }
}
