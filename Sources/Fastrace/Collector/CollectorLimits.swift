#if Enable
  /// The bounds that the assembler keeps; from the configuration.
  struct CollectorLimits: Sendable {
    var openTraces = 100_000
    var spansPerTrace = 1_000_000
    var heldBytes = 128 << 20
    /// Nanoseconds.
    var traceAge: UInt64 = 600_000_000_000
    var batchSize = 4096
    var details = DetailLimits()
  }

  /// How many details a span may have.
  struct DetailLimits: Sendable {
    var properties = 128
    var events = 128
    var links = 128
    var propertiesPerEvent = 128
    var propertiesPerLink = 128
  }
#endif
