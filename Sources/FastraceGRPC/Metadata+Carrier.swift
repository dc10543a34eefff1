#if GRPC
  public import Fastrace
  public import GRPCCore

  // Propagators read and write the metadata of calls as they do headers. Binary values are neither read nor replaced by
  // any of them, because no propagator's header ends in `-bin`.
  extension Metadata: CarrierReader, CarrierWriter {
    /// All values of a key that are texts, in their order.
    ///
    /// Never fails. Costs one pass over the metadata.
    public func values(forHeader name: String) -> [String] { Array(self[stringValues: name]) }

    /// Makes a text the only value of a key.
    public mutating func set(_ value: String, forHeader name: String) { replaceOrAddString(value, forKey: name) }

    /// Removes all values of a key.
    public mutating func removeValues(forHeader name: String) { removeAllValues(forKey: name) }
  }
#endif
