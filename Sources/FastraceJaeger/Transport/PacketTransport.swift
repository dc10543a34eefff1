/// Takes packets to an agent.
protocol PacketTransport: AnyObject {
  /// Says what has become of packets of earlier batches, if that is known only now.
  func begin() -> String?

  /// Sends a packet; nil when it left, as far as one can know.
  func send(_ packet: UnsafeRawBufferPointer) -> TransportFailure?

  /// Gives up what is held; another packet gets it anew.
  func close()
}

/// Why a packet was not sent.
struct TransportFailure {
  enum Kind {
    /// The packet is lost; the next one may go through.
    case packet
    /// The network takes no packets as large as this one.
    case tooLarge
    /// No other packet would go through.
    case agent
  }
  var kind: Kind
  var description: String
}
