#if Viewer
  extension TraceSearch {
    init(_ parameters: QueryParameters) throws(BadRequest) {
      self.init()
      service = parameters["service"]
      operation = parameters["operation"]
      text = parameters["text"]
      for pair in parameters.all("attribute") {
        let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else {
          throw BadRequest("the attribute \"\(pair.prefix(100))\" must be written key=value")
        }
        attributes.append(Attribute(key: String(parts[0]), value: String(parts[1])))
      }
      let duration = "a duration such as 100ms or 1.5s"
      minimumNanoseconds = try parameters.value("minDuration", duration) { DurationText.nanoseconds($0) }
      maximumNanoseconds = try parameters.value("maxDuration", duration) { DurationText.nanoseconds($0) }
      onlyErrors = try parameters.value("error", "true or false") { Bool($0) } ?? false
      startNanoseconds = try parameters.value("start", "nanoseconds since 1970") { Int64($0) }
      endNanoseconds = try parameters.value("end", "nanoseconds since 1970") { Int64($0) }
      limit =
        try parameters.value("limit", "a number from 1 to 1000") { text in
          Int(text).flatMap { (1...1_000).contains($0) ? $0 : nil }
        } ?? 50
      before = try parameters.value("before", "what an earlier answer had as \"next\"") { Cursor($0) }
    }
  }

  extension TraceSearch.Cursor {
    /// As it stands in an address.
    var text: String { "\(startNanoseconds).\(number)" }

    init?(_ text: some StringProtocol) {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let start = Int64(parts[0]), let number = Int64(parts[1]) else { return nil }
      self.init(startNanoseconds: start, number: number)
    }
  }
#endif
