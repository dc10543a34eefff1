/// The properties of a finished span.
///
/// A collection like an array, each key once. Copies share the memory, which also holds the properties of other spans of
/// the same batch; so a list that is kept for long keeps the memory of some thousand properties, and `Array(list)` is better.
///
/// Cost: reading a property copies 40 bytes; `withContiguousStorageIfAvailable` reads them in place.
public struct PropertyList: Sendable {
  private let slab: PropertySlab?
  private let first: UInt32
  private let length: UInt32

  /// The properties `range` of the slab, which do not change any more.
  init(_ slab: PropertySlab?, _ range: Range<Int>) {
    self.slab = slab
    first = UInt32(range.lowerBound)
    length = UInt32(range.count)
  }

  /// A list with these properties in memory of its own, for reporters that change spans and for tests.
  public init(_ properties: some Sequence<Property>) {
    let properties = Array(properties)
    let slab = properties.isEmpty ? nil : PropertySlab(capacity: properties.count)
    for property in properties { slab?.append(property) }
    self.init(slab, 0..<properties.count)
  }
}

extension PropertyList: RandomAccessCollection {
  /// The place of the first property: zero.
  public var startIndex: Int { 0 }

  /// The place behind the last property.
  public var endIndex: Int { Int(length) }

  /// The property at this place.
  public subscript(position: Int) -> Property {
    precondition(position >= 0 && position < count, "a list of \(count) properties has no property \(position)")
    // SAFETY: an empty list has no place, so there is a slab.
    return unsafe slab.unsafelyUnwrapped[Int(first) + position]
  }

  /// Calls `body` with the properties as an array-like buffer, without copying them.
  @inline(__always)
  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Property>) throws -> Result
  ) rethrows -> Result? {
    guard let slab else { return unsafe try body(UnsafeBufferPointer(start: nil, count: 0)) }
    return try withExtendedLifetime(slab) { unsafe try body(slab.elements(Int(first)..<Int(first) + count)) }
  }
}

extension PropertyList: ExpressibleByArrayLiteral {
  /// A list with these properties, for reporters that change spans and for tests.
  public init(arrayLiteral elements: Property...) { self.init(elements) }
}

extension PropertyList: Hashable, CustomStringConvertible {
  /// True when both have the same properties in the same order.
  public static func == (left: PropertyList, right: PropertyList) -> Bool { left.elementsEqual(right) }

  /// Hashes the properties.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for property in self { hasher.combine(property) }
  }

  /// The properties in brackets.
  public var description: String { Array(self).description }
}
