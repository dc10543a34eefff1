internal import Fastrace

/// Decides on which track each span is drawn.
///
///     trace (or thread)    lane 0  [root.......................]
///                                   [first call..]
///                          lane 1      [second call, overlaps the first..]
///
/// A trace has as many lanes as it has spans that overlap without being nested; each lane is a track of the file.
struct TrackTable {
  /// What has tracks of its own.
  enum Owner: Hashable {
    case trace(TraceID)
    case thread(UInt32)
  }
  /// Where a span is drawn.
  struct Place {
    /// Where it is in the batch.
    var span: Int
    var owner: Owner
    var lane: Int
  }
  private struct Group {
    var name: String
    var lanes: [Lane] = []
    /// The batch that used it last.
    var batch: Int
  }
  private let tracks: ChromeTraceReporter.Tracks
  private var groups: [Owner: Group] = [:]
  private var batch = 0
  private var lastNumber: UInt32
  /// How many traces or threads are remembered, in case that more of their spans come.
  private static let capacity = 4096

  init(_ tracks: ChromeTraceReporter.Tracks) {
    self.tracks = tracks
    // Numbers above those that the system gives to threads, which are in use for the first lanes.
    lastNumber = tracks == .threads ? 1 << 30 : 0
  }

  /// Places the spans of a batch, and says in which order they are to be written.
  mutating func place(_ spans: SpanBatch) -> [Place] {
    batch += 1
    forgetOld()
    var members: [Owner: [Int]] = [:]
    for (index, span) in spans.enumerated() { members[owner(span), default: []].append(index) }
    // In the order of the batch, so that equal batches make equal files.
    return members.sorted { $0.value[0] < $1.value[0] }.flatMap { owner, indices in
      place(indices.sorted { isBefore($0, $1, spans) }, of: owner, spans)
    }
  }

  private mutating func place(_ indices: [Int], of owner: Owner, _ spans: SpanBatch) -> [Place] {
    var group = groups.removeValue(forKey: owner) ?? Group(name: name(of: owner, indices, spans), batch: batch)
    group.batch = batch
    var lanes: [SpanID: Int] = [:]
    let places = indices.map { index in
      let span = spans[index]
      let lane = lane(for: span.interval, near: lanes[span.parentID] ?? 0, owner, &group)
      lanes[span.spanID] = lane
      return Place(span: index, owner: owner, lane: lane)
    }
    for lane in group.lanes.indices { group.lanes[lane].endBatch() }
    groups[owner] = group
    return places
  }

  /// A viewer wants earlier ones first, and of those that begin together longer ones; of equal ones, the parent is the one
  /// that ended later.
  private func isBefore(_ left: Int, _ right: Int, _ spans: SpanBatch) -> Bool {
    let (first, second) = (spans[left].interval, spans[right].interval)
    if first.start != second.start { return first.start < second.start }
    return first.end != second.end ? first.end > second.end : left > right
  }

  /// The lane of the parent if possible, or else the first one that has room.
  private mutating func lane(for span: Lane.Interval, near lane: Int, _ owner: Owner, _ group: inout Group) -> Int {
    if lane < group.lanes.count, group.lanes[lane].admit(span) { return lane }
    for other in group.lanes.indices where other != lane && group.lanes[other].admit(span) { return other }
    var new = Lane(number: number(forLane: group.lanes.count, of: owner))
    _ = new.admit(span)
    group.lanes.append(new)
    return group.lanes.count - 1
  }

  private mutating func number(forLane lane: Int, of owner: Owner) -> UInt32 {
    if case .thread(let id) = owner, lane == 0 { return id }
    lastNumber &+= 1
    return lastNumber
  }

  private func owner(_ span: SpanRecord) -> Owner {
    switch tracks {
    case .traces: .trace(span.traceID)
    case .threads: .thread(span.threadID)
    }
  }

  private func name(of owner: Owner, _ indices: [Int], _ spans: SpanBatch) -> String {
    switch owner {
    case .thread(let id): return "thread \(id)"
    case .trace(let id):
      let root = indices.first { spans[$0].isLocalRoot } ?? indices[0]
      return "\(spans[root].name) \(id)"
    }
  }

  /// The number of the track, and its name if that has not been written into this file.
  mutating func track(_ place: Place, file: Int) -> (number: UInt32, newName: String?) {
    guard let group = groups[place.owner] else { return (0, nil) }
    let lane = group.lanes[place.lane]
    guard lane.announcedIn != file else { return (lane.number, nil) }
    groups[place.owner]?.lanes[place.lane].announcedIn = file
    return (lane.number, place.lane == 0 ? group.name : "\(group.name) (\(place.lane + 1))")
  }

  /// Forgets the half that was used least recently, when there are too many.
  private mutating func forgetOld() {
    guard groups.count > Self.capacity else { return }
    let batches = groups.values.map(\.batch).sorted()
    let limit = batches[batches.count / 2]
    groups = groups.filter { $0.value.batch > limit }
  }
}

extension SpanRecord {
  fileprivate var interval: Lane.Interval {
    let end = startUnixNanoseconds.addingReportingOverflow(durationNanoseconds)
    return Lane.Interval(start: startUnixNanoseconds, end: end.overflow ? .max : end.partialValue)
  }
}
