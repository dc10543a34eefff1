extension Dictionary: CarrierReader, CarrierWriter where Key == String, Value == String {
  /// The values of all keys that equal a header name but for case, in the order of the keys.
  ///
  /// Usually there is one at most. Costs one pass over the dictionary.
  public func values(forHeader name: String) -> [String] {
    let names = keys.filter { HeaderName.isSame($0, name) }
    return names.sorted().compactMap { self[$0] }
  }

  /// Makes a value the only one of its header.
  ///
  /// Keys that equal the name but for case are removed.
  public mutating func set(_ value: String, forHeader name: String) {
    removeValues(forHeader: name)
    self[name] = value
  }

  /// Removes all keys that equal a header name but for case.
  public mutating func removeValues(forHeader name: String) {
    for key in keys.filter({ HeaderName.isSame($0, name) }) {
      self[key] = nil
    }
  }
}
