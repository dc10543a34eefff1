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

extension Baggage {
  /// One key with its value.
  ///
  /// Entries are made only by parsing or by setting, so that the keys always follow the grammar.
  public struct Entry: Sendable, Hashable {
    /// The name of the value: a token in the sense of HTTP, which has printable ASCII characters and no separators.
    public let key: String

    /// The value, which may be any text.
    public let value: String

    /// What the sender says about the value, in its order.
    public let properties: [Property]
  }

  /// A remark about the value of an entry, to which the specification gives no meaning.
  public struct Property: Sendable, Hashable {
    /// The name of the remark: a token in the sense of HTTP.
    public let key: String

    /// The text that belongs to the name, or nil when the name stands alone.
    public let value: String?

    /// Makes a property.
    ///
    /// Whether the key is a token is checked when the property is set together with its entry.
    public init(_ key: String, _ value: String? = nil) {
      self.key = key
      self.value = value
    }
  }

  /// Why an entry was refused.
  public enum InvalidEntry: Error, Sendable, Hashable {
    /// The key, or the key of a property, is no token in the sense of RFC 7230, section 3.2.6.
    case key

    /// The list has too many entries or its header would be too long.
    case limit
  }

  /// Sets the value of a key, in the place of its former value or else at the end.
  ///
  /// Values may be any text; what the header cannot carry as it is gets percent-encoded. Throws and changes nothing
  /// when a key is no token or when the list would exceed one of its limits.
  public mutating func set(
    _ value: String, forKey key: String, properties: [Property] = []
  ) throws(InvalidEntry) {
    guard BaggageGrammar.isToken(key), properties.allSatisfy({ BaggageGrammar.isToken($0.key) }) else { throw .key }
    guard insert(Entry(key: key, value: value, properties: properties)) else { throw .limit }
  }
}

extension Baggage {
  /// The baggage of the current task: what propagators send along with the span context.
  ///
  /// Child tasks inherit it. Bind it with `Baggage.$current.withValue(baggage) { ... }`.
  @TaskLocal public static var current = Baggage()
}

extension Baggage {
  /// Runs `body`, which begins the span of a request, with the baggage that came with the request.
  @usableFromInline
  package static func with<Result>(_ baggage: Baggage, _ body: () throws -> Result) rethrows -> Result {
    baggage.isEmpty ? try body() : try $current.withValue(baggage, operation: body)
  }

  /// What goes out with a request that is made here: the current baggage, then that of another tracing API's current
  /// context.
  package static var outgoing: Baggage { outgoing(before: SharedCurrent.baggage ?? Baggage()) }

  /// What goes out with a request on behalf of another tracing API's context: the current baggage, then that of the
  /// context, which the application may not have set itself.
  package static func outgoing(before other: Baggage) -> Baggage {
    guard !other.isEmpty else { return current }
    var baggage = current
    baggage.formUnion(other)
    return baggage
  }
}
