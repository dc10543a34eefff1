/// Finished spans on their way to a reporter.
///
/// A collection like an array, of which any thread may have a copy. It refers to memory that the library uses again when
/// the last copy is gone: a reporter that keeps spans for long keeps `Array(batch)` instead.
///
/// Cost: copies and slices share the memory; reading a span copies 96 bytes.
public struct SpanBatch: Sendable {
  private let slab: SpanSlab?
  /// Where in the slab the batch is.
  private let first: Int
  /// The number of spans.
  public let count: Int
  /// Bytes of the spans and of all that they carry, as they were recorded.
  let bytes: Int

  /// The records `range` of the slab, which do not change any more.
  init(_ slab: SpanSlab?, _ range: Range<Int>, bytes: Int = 0) {
    self.slab = slab
    first = range.lowerBound
    count = range.count
    self.bytes = bytes
  }

  /// A batch with copies of these spans, for tests of reporters.
  public init(_ spans: some Sequence<SpanRecord>) {
    let spans = Array(spans)
    let slab = SpanSlab(capacity: spans.count)
    for span in spans { slab.append(span) }
    self.init(slab, 0..<slab.count)
  }

  /// The spans in a part of the batch, in the same memory.
  package func part(_ range: Range<Int>) -> SpanBatch {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "a batch of \(count) spans has no part \(range)")
    return SpanBatch(slab, first + range.lowerBound..<first + range.upperBound)
  }

  /// This batch and the one that lies behind it in memory as one batch; nil if `next` lies elsewhere.
  func joined(_ next: SpanBatch) -> SpanBatch? {
    guard slab === next.slab, first + count == next.first else { return nil }
    return SpanBatch(slab, first..<next.first + next.count, bytes: bytes + next.bytes)
  }
}

extension SpanBatch: RandomAccessCollection {
  /// The place of the first span: zero.
  public var startIndex: Int { 0 }

  /// The place behind the last span: ``count``.
  public var endIndex: Int { count }

  /// The span at this place.
  public subscript(position: Int) -> SpanRecord {
    precondition(position >= 0 && position < count, "a batch of \(count) spans has no span \(position)")
    // SAFETY: an empty batch has no place, so there is a slab.
    return unsafe slab.unsafelyUnwrapped[first + position]
  }

  /// Calls `body` with the spans as an array-like buffer, without copying them.
  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<SpanRecord>) throws -> Result
  ) rethrows -> Result? {
    guard let slab else { return unsafe try body(UnsafeBufferPointer(start: nil, count: 0)) }
    return try withExtendedLifetime(slab) { unsafe try body(slab.elements(first..<first + count)) }
  }
}

extension SpanBatch: ExpressibleByArrayLiteral {
  /// A batch with these spans, for tests of reporters.
  public init(arrayLiteral elements: SpanRecord...) { self.init(elements) }
}
