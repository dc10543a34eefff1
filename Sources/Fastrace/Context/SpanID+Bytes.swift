extension SpanID {
  /// Reads an identifier from exactly eight bytes in network order.
  ///
  /// Any other count gives nil. The all-zero bytes give `zero`. Allocates nothing.
  public init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 8 else { return nil }
    self.init(rawValue: UInt64(networkOrder: bytes))
  }

  /// The eight bytes of the identifier in network order.
  ///
  /// Costs one array allocation; encoders that care read `rawValue`.
  public var bytes: [UInt8] { rawValue.networkOrderBytes }
}
