#if AsyncHTTPClient
  public import Fastrace
  public import NIOHTTP1

  extension HTTPHeaders: CarrierReader, CarrierWriter {
    /// The values of a header, one for each of its lines.
    ///
    /// Never fails. Costs one pass over the lines.
    public func values(forHeader name: String) -> [String] { self[name] }

    /// Makes a value the only one of its header.
    public mutating func set(_ value: String, forHeader name: String) { replaceOrAdd(name: name, value: value) }

    /// Removes all lines of a header.
    public mutating func removeValues(forHeader name: String) { remove(name: name) }
  }
#endif
