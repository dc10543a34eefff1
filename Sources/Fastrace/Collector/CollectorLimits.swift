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

  extension CollectorLimits {
    init(_ configuration: Fastrace.Configuration) {
      openTraces = configuration.openTraces
      spansPerTrace = configuration.spansPerTrace
      heldBytes = configuration.bytesOfOpenTraces
      traceAge = configuration.traceAge.nanosecondsClamped
      batchSize = configuration.batchSize
      details = DetailLimits(configuration.spanLimits)
    }
  }

  /// How many details a span may have.
  struct DetailLimits: Sendable {
    var properties = 128
    var events = 128
    var links = 128
    var propertiesPerEvent = 128
    var propertiesPerLink = 128

    init() {}

    /// Whatever an application or its environment has set: below none is none.
    init(_ limits: Fastrace.SpanLimits) {
      properties = max(0, limits.properties)
      events = max(0, limits.events)
      links = max(0, limits.links)
      propertiesPerEvent = max(0, limits.propertiesPerEvent)
      propertiesPerLink = max(0, limits.propertiesPerLink)
    }
  }

  extension Fastrace.Configuration {
    /// How many spans a reporter gets at once, within what can be counted with and kept.
    var batchSize: Int { min(max(1, exportBatchSize), 1 << 20) }
  }
#endif
