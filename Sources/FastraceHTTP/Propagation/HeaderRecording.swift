public import Fastrace

extension TraceSpan {
  /// Records the headers with these names, as `http.request.header.NAME`: a list of the values of all lines.
  @inlinable func recordHeaders(
    _ names: [String], of carrier: some CarrierReader, as prefix: String, _ redaction: URLRedaction
  ) {
    guard isRecording else { return }
    for name in names {
      let values = carrier.values(forHeader: name)
      if !values.isEmpty { recordHeader(name.lowercased(), values, as: prefix, redaction) }
    }
  }

  /// Records the values of a header; of one that holds URLs, without what is secret in them.
  @usableFromInline func recordHeader(
    _ name: String, _ values: [String], as prefix: String, _ redaction: URLRedaction
  ) {
    let isURL = name == "location" || name == "content-location" || name == "referer"
    setProperty("\(prefix).\(name)", PropertyValue.strings(isURL ? values.map(redaction.url) : values))
  }
}
