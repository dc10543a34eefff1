public import Fastrace

/// Writes spans to a file that ui.perfetto.dev and chrome://tracing open.
///
///     Fastrace.setReporter(ChromeTraceReporter(path: "trace.json"))
///
/// The file is in the JSON array format of the Trace Event Format. It grows with every batch, and can be opened at any
/// time, while it is being written and after the process was killed: readers do not need its end. Spans that overlap
/// without being nested, as those of concurrent tasks do, appear on tracks of their own.
///
/// When the file is full, it is kept under the name `trace.1.json`, the one before it under `trace.2.json`, and so on; so
/// is one that is there in the beginning. Only one process may write to a path, but a forked child adds its number:
/// `trace.4711.json`.
///
/// A path that cannot be written to and a full disk are ``/Fastrace/ReportFailure``s, and the spans count as dropped. The
/// next batch is tried again.
///
/// Any thread may use it. Cost: some microseconds and about 300 bytes of the file for each span.
public final class ChromeTraceReporter: SpanReporter {
  /// What appears next to each other.
  public enum Tracks: Sendable, Hashable {
    /// Each trace.
    ///
    /// Shows how requests went.
    case traces
    /// Each thread, with the spans that ended on it.
    ///
    /// Shows what the process did.
    case threads
  }

  private struct State: ~Copyable {
    var file: TraceFile
    var tracks: TrackTable
    var text = TraceEventText()
  }
  private let state: Locked<State>
  private let processName: String
  /// The process that may write to the path as it is.
  private let processID = ProcessInformation.identifier

  /// A reporter that writes to a file, which is made when the first spans come.
  ///
  /// - Parameters:
  ///   - path: Where the file is; its folder must exist. A device or a pipe is written to without a limit.
  ///   - tracks: What appears next to each other.
  ///   - maximumFileBytes: The size at which the next file begins; less than 64 KiB is taken as that.
  ///   - maximumFileCount: How many files are kept, the one being written included; less than one is taken as one.
  ///   - processName: What the viewer calls the process; nil is the name of the program.
  public init(
    path: String, tracks: Tracks = .traces, maximumFileBytes: Int = 64 << 20, maximumFileCount: Int = 4,
    processName: String? = nil
  ) {
    let file = TraceFile(path: path, sizeLimit: max(64 << 10, maximumFileBytes), countLimit: max(1, maximumFileCount))
    state = Locked(State(file: file, tracks: TrackTable(tracks)))
    self.processName = processName ?? ProcessInformation.executableName ?? "process"
  }

  /// Writes the spans to the file.
  ///
  /// - Throws: ``/Fastrace/ReportFailure`` when some of them, or all, are not in the file.
  public func report(_ spans: SpanBatch) async throws {
    guard !spans.isEmpty else { return }
    try state.withLock { try report(spans, &$0) }
  }

  /// Writes the end of the file.
  public func shutdown() async {
    // Without its end, the file is as good.
    try? state.withLock { try $0.file.close() }
  }

  private func report(_ spans: SpanBatch, _ state: inout State) throws {
    let before = state.file.writtenSpans
    var problem: String?
    do {
      for place in state.tracks.place(spans) {
        if let tooLarge = try write(spans[place.span], place, &state) { problem = tooLarge }
      }
      try state.file.write()
    } catch let error as SystemError {
      problem = "cannot write to the trace file: \(error); make room, or lower maximumFileBytes and maximumFileCount"
    } catch let failure as ReportFailure {
      problem = failure.description
    }
    let lost = spans.count - (state.file.writtenSpans - before)
    guard lost > 0 else { return }
    let description = problem ?? "the trace file was replaced by another one"
    throw lost == spans.count ? ReportFailure(description) : .partial(rejectedSpans: lost, description)
  }

  /// Adds a span, to the next file if this one is full.
  ///
  /// - Returns: What is wrong when no file has room for it.
  private func write(_ span: SpanRecord, _ place: TrackTable.Place, _ state: inout State) throws -> String? {
    let id = ProcessInformation.identifier
    if state.text.processID != id { state.file.abandon() }
    if !state.file.isOpen { try begin(id, span, &state) }
    let count = encode(span, place, &state)
    guard state.file.canHold(count) else {
      return "a span named \(span.name.prefix(100)) takes \(count) bytes, which is too much for maximumFileBytes"
    }
    if !state.file.hasRoom(for: count) {
      try state.file.close()
      try begin(id, span, &state)
      _ = encode(span, place, &state)
    }
    try state.file.append(state.text, spans: 1)
    return nil
  }

  private func begin(_ id: Int64, _ span: SpanRecord, _ state: inout State) throws {
    try state.file.open(processID: id == processID ? nil : id)
    if state.text.processID != id {
      // From midnight on, of the day before: spans that began earlier may come later.
      let day: UInt64 = 86_400_000_000_000
      let epoch = span.startUnixNanoseconds / day * day
      state.text.begin(processID: id, epoch: epoch - min(epoch, day))
    }
    state.text.removeAll()
    state.text.addProcess(name: processName)
    try state.file.append(state.text, spans: 0)
  }

  /// Writes the events of a span into `text`.
  ///
  /// - Returns: How many bytes they take.
  private func encode(_ span: SpanRecord, _ place: TrackTable.Place, _ state: inout State) -> Int {
    state.text.removeAll()
    let track = state.tracks.track(place, file: state.file.number)
    if let name = track.newName { state.text.addTrack(track.number, name: name) }
    state.text.addSpan(span, track: track.number)
    return state.text.count + 2 * state.text.ends.count
  }
}
