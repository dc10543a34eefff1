#if Viewer
  import FastraceDemo
  import FastraceViewer
  import OTLPMessages

  /// The trace of one request.
  struct StoredRequest: Sendable {
    let key: TraceKey
    /// One line a span, children indented and sorted.
    let tree: String
    /// What is wrong with it.
    let problems: [String]
    let services: Set<String>

    static func all(in store: TraceStore) async throws -> [StoredRequest] {
      var requests: [StoredRequest] = []
      var search = TraceSearch()
      search.limit = 500
      repeat {
        let page = try await store.search(search)
        for summary in page.traces {
          guard let trace = try await store.trace(summary.key) else { continue }
          requests.append(StoredRequest(summary.key, try trace.message()))
        }
        search.before = page.next
      } while search.before != nil
      return requests
    }

    private init(_ key: TraceKey, _ message: [OTLPResourceSpans]) {
      self.key = key
      problems = TraceReview(message, services: []).problems
      var lines = Lines()
      for resource in message {
        let service = resource.resource.attributes.first { $0.key == "service.name" }?.value.stringValue ?? "?"
        for span in resource.scopeSpans.flatMap(\.spans) { lines.add(span, of: service) }
      }
      services = lines.services
      tree = lines.text
    }

    private struct Lines {
      private var children: [[UInt8]: [(id: [UInt8], line: String)]] = [:]
      private(set) var services: Set<String> = []

      mutating func add(_ span: OTLPSpan, of service: String) {
        services.insert(service)
        children[Array(span.parentSpanID), default: []].append((Array(span.spanID), "\(service) \(span.name)"))
      }

      var text: String { text(below: [], indent: "") }

      private func text(below parent: [UInt8], indent: String) -> String {
        let parts = (children[parent] ?? []).map { "\(indent)\($0.line)\n" + text(below: $0.id, indent: indent + "  ") }
        return parts.sorted().joined()
      }
    }
  }
#endif
