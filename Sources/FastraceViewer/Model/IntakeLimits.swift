#if Viewer
  /// How much is taken from senders.
  package struct IntakeLimits: Sendable {
    /// Bytes of a message as it arrives.
    package var bodyBytes = 16 << 20
    /// Bytes of a message when it is decompressed.
    package var messageBytes = 32 << 20
    /// Bytes of all messages that are being received, decoded or waiting to be stored; decoded they take some times as much.
    ///
    /// A message over gRPC counts from when all of it is there: of those before, a connection has as many as below.
    package var bytesInFlight = 64 << 20
    /// Calls over one connection of gRPC at the same time; clients keep more to themselves until there is room.
    package var streamsPerConnection = 8
    /// Spans and log records of all messages that wait to be stored.
    package var spansInQueue = 200_000
    /// Spans, or log records.
    package var spansPerMessage = 100_000
    /// Bytes of a span, or of a log record, as it is stored; a larger one is rejected.
    package var spanBytes = 2 << 20
    /// More are cut off and counted as dropped attributes, events and links of the span, and attributes of log records.
    package var attributesPerSpan = 1_024
    package var eventsPerSpan = 4_096
    package var linksPerSpan = 1_024
    /// Bytes of a name, a key or a text; more are cut off.
    package var textBytes = 64 << 10

    package init() {}
  }
#endif
