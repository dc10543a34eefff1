/// A dictionary of headers as a carrier: one value for each name.
///
/// Propagators take a dictionary as it is (`propagator.inject(context, into: &headers)`); this type is for
/// functions that want any carrier. A plain value that any thread may copy. Every operation costs one pass over the
/// dictionary.
public struct DictionaryCarrier: Sendable, Hashable {
  /// The headers.
  public var headers: [String: String]

  /// A carrier with these headers.
  public init(_ headers: [String: String] = [:]) { self.headers = headers }
}

extension DictionaryCarrier: CarrierReader, CarrierWriter {
  /// The values of all keys that equal a header name but for case, in the order of the keys.
  ///
  /// Usually there is one at most.
  public func values(forHeader name: String) -> [String] {
    let names = headers.keys.filter { HeaderName.isSame($0, name) }
    return names.sorted().compactMap { headers[$0] }
  }

  /// Makes a value the only one of its header.
  ///
  /// Keys that equal the name but for case are removed.
  public mutating func set(_ value: String, forHeader name: String) {
    removeValues(forHeader: name)
    headers[name] = value
  }

  /// Removes all keys that equal a header name but for case.
  public mutating func removeValues(forHeader name: String) {
    for key in headers.keys.filter({ HeaderName.isSame($0, name) }) {
      headers[key] = nil
    }
  }
}

extension DictionaryCarrier: ExpressibleByDictionaryLiteral {
  /// A carrier with the headers of a literal; of several with the same name the last one counts.
  public init(dictionaryLiteral elements: (String, String)...) {
    headers = Dictionary(elements) { _, last in last }
  }
}

extension Propagator {
  /// Reads the context of a received request from a dictionary of its headers.
  public func extract(from headers: [String: String]) -> PropagatedContext {
    extract(from: DictionaryCarrier(headers))
  }

  /// Writes a context into a dictionary of headers, as it does into any carrier.
  public func inject(_ context: PropagatedContext, into headers: inout [String: String]) {
    var carrier = DictionaryCarrier(headers)
    // The carrier alone refers to the headers while it changes them, so that they are not copied.
    headers = [:]
    inject(context, into: &carrier)
    headers = carrier.headers
  }
}
