/// The application's own values that travel along with a request.
///
/// Baggage is an ordered list of entries with one value per key, which works like a dictionary that keeps its order.
/// Everybody who receives the request can read it, third parties included, so keep secrets out of it. It follows the
/// W3C specification "Propagation format for distributed context: Baggage".
///
/// The list never exceeds what a receiver has to accept: 180 entries and 8,192 bytes in the form of the header. A
/// plain value that any thread may copy; looking up a key costs one pass over the entries.
public struct Baggage: Sendable {
  /// How many entries a list can have.
  ///
  /// This is the number that the grammar of the header allows; every platform has to pass on at least 64.
  public static var maximumEntryCount: Int { 180 }

  /// How many bytes the header value can have.
  public static var maximumHeaderLength: Int { 8192 }

  /// All entries, in the order in which they came.
  public private(set) var entries: [Entry] = []

  /// How many members of the parsed headers are missing here.
  ///
  /// A member is missing when it was malformed, or when the list was full. Empty and repeated members do not count.
  /// The number is not part of the value: it is ignored when two lists are compared.
  public internal(set) var droppedCount = 0

  /// The length of the header value in bytes, kept so that a limit is checked without a pass over the entries.
  private(set) var headerLength = 0

  /// Makes an empty list.
  public init() {}

  /// The value of a key, or nil if there is none.
  ///
  /// Keys are compared exactly, upper and lower case included.
  public subscript(key: String) -> String? {
    entries.first { $0.key == key }?.value
  }

  /// Takes the entry with a key out of the list and gives its value, or nil if there was none.
  @discardableResult
  public mutating func remove(_ key: String) -> String? {
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
    let entry = entries.remove(at: index)
    headerLength -= entry.headerLength + (entries.isEmpty ? 0 : 1)
    return entry.value
  }

  /// Puts an entry at the place of the one with the same key, or else at the end, and tells whether it fits.
  ///
  /// Changes nothing when it does not fit.
  mutating func insert(_ entry: Entry) -> Bool {
    let index = entries.firstIndex { $0.key == entry.key }
    let freed = index.map { entries[$0].headerLength } ?? (entries.isEmpty ? 0 : -1)
    let newLength = headerLength - freed + entry.headerLength
    guard newLength <= Self.maximumHeaderLength else { return false }
    if let index {
      entries[index] = entry
    } else {
      guard entries.count < Self.maximumEntryCount else { return false }
      entries.append(entry)
    }
    headerLength = newLength
    return true
  }

  /// Adds the entries of another list whose keys are not here yet, as far as they fit, and counts those that do not.
  package mutating func formUnion(_ other: Baggage) {
    droppedCount += other.droppedCount
    for entry in other.entries where self[entry.key] == nil {
      droppedCount += insert(entry) ? 0 : 1
    }
  }
}

extension Baggage: Hashable {
  /// Whether two lists have the same entries in the same order.
  public static func == (left: Baggage, right: Baggage) -> Bool { left.entries == right.entries }

  /// Feeds the entries into a hasher.
  public func hash(into hasher: inout Hasher) { hasher.combine(entries) }
}

extension Baggage: RandomAccessCollection {
  /// The position of the first entry, which is 0.
  public var startIndex: Int { 0 }

  /// The number of entries.
  public var endIndex: Int { entries.count }

  /// The entry at a position counted from 0.
  ///
  /// Traps when there is no such position, as an array does.
  public subscript(position: Int) -> Entry { entries[position] }
}

extension Baggage: CustomStringConvertible {
  /// The same text as `headerValue`.
  public var description: String { headerValue }
}
