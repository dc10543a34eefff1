public import Fastrace

extension Span {
  /// Records the headers with these names, as `http.request.header.NAME`: a list of the values of all lines.
  @inlinable func recordHeaders(_ names: [String], of carrier: some CarrierReader, as prefix: String) {
    guard isRecording else { return }
    for name in names {
      let values = carrier.values(forHeader: name)
      if !values.isEmpty { setProperty("\(prefix).\(name.lowercased())", PropertyValue.strings(values)) }
    }
  }
}
