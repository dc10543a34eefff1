#if Viewer
  import Fastrace
  import OTLPMessages

  /// A trace for people at a terminal: a tree with a bar for each span.
  package struct TraceText: Sendable {
    package enum Detail: String, Sendable, CaseIterable {
      /// The tree alone; why spans failed is always shown.
      case none
      case attributes
      /// Attributes, events, log records and links.
      case all
    }

    package var columns: Int
    package var usesColor: Bool
    package var detail: Detail
    /// Of the same name under one parent; nil for all.
    package var siblingLimit: Int?

    package init(columns: Int, usesColor: Bool, detail: Detail = .none, siblingLimit: Int? = 10) {
      self.columns = columns
      self.usesColor = usesColor
      self.detail = detail
      self.siblingLimit = siblingLimit
    }

    package func text(_ contents: TraceContents) -> String { text(contents.withLogsAsEvents) }

    package func text(_ message: [OTLPResourceSpans]) -> String {
      let services = Set(message.map(\.resource.serviceName))
      let records = SpanRecords.of(message, services: true).map(reduced)
      let tree = ConsoleReporter(
        output: .standardOutput, columns: columns, siblingLimit: siblingLimit, usesColor: usesColor)
      return tree.text(of: records)
        + (services.count > 1 ? "\(services.count) services: \(services.sorted().joined(separator: ", "))\n" : "")
    }

    private func reduced(_ span: SpanRecord) -> SpanRecord {
      var span = span
      if detail == .none { span.properties = [] }
      if detail != .all {
        span.events = []
        span.links = []
      }
      return span
    }
  }
#endif
