extension TraceID {
  /// Reads an identifier from exactly 16 bytes in network order.
  ///
  /// Any other count gives nil. The all-zero bytes give `zero`. Allocates nothing.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    self.init(high: UInt64(networkOrder: bytes.prefix(8)), low: UInt64(networkOrder: bytes.dropFirst(8)))
  }

  /// The 16 bytes of the identifier in network order.
  ///
  /// Costs one array allocation; encoders that care read `high` and `low`.
  public var bytes: [UInt8] {
    high.networkOrderBytes + low.networkOrderBytes
  }
}

extension UInt64 {
  /// Joins up to eight bytes, the most significant one first.
  init(networkOrder bytes: some Sequence<UInt8>) {
    self = bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The eight bytes of the number, the most significant one first.
  var networkOrderBytes: [UInt8] {
    stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: self >> UInt64($0)) }
  }
}
