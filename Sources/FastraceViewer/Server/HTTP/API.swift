#if Viewer
  import HTTPTypes
  import Hummingbird

  /// The JSON interface of the page.
  struct API: Sendable {
    var store: TraceStore
    var hub: LiveHub

    /// - Parameter path: What follows `/api/`, decoded.
    func get(_ path: [String], _ request: Request, _ context: ViewerContext) async throws -> Response {
      let parameters = QueryParameters(request.uri.query ?? "")
      switch path {
      case ["services"]: return try await services(request)
      case ["traces"]: return try await search(parameters, request)
      case ["live"]: return try hub.response { [channel = context.channel] in channel.close(promise: nil) }
      case ["map"]: return try await map(parameters, request)
      case ["operations"]: return try await operations(parameters, request)
      case ["statistics"]: return .json(try await ServerStatistics.json(store), to: request)
      case _ where path.count == 2 && path[0] == "traces":
        return .json(try TraceDocument.json(try await trace(path[1])), to: request)
      case _ where path.count == 3 && path[0] == "traces" && path[2] == "export":
        return try TraceExport.response(try await trace(path[1]), parameters["format"] ?? "otlp", to: request)
      default:
        throw RequestFailure(.notFound, "there is no /api/\(path.joined(separator: "/").prefix(200))")
      }
    }

    private func trace(_ text: String) async throws -> StoredTrace {
      guard let key = TraceKey(hex: text) else {
        throw BadRequest("\"\(text.prefix(100))\" is not the id of a trace, which has 32 hexadecimal digits")
      }
      guard let trace = try await store.trace(key) else {
        throw RequestFailure(.notFound, "there is no trace \(key); it may have been removed")
      }
      return trace
    }

    private func services(_ request: Request) async throws -> Response {
      let services = try await store.services()
      return .json(to: request) { json in
        json.object { json in
          json.key("services")
          json.array(services) { json, service in
            json.object { json in
              json.key("name")
              json.value(service.name)
              json.key("spanCount")
              json.value(service.spanCount)
              json.key("operations")
              json.array(service.operations) { json, name in json.value(name) }
            }
          }
        }
      }
    }

    private func search(_ parameters: QueryParameters, _ request: Request) async throws -> Response {
      let page = try await store.search(try TraceSearch(parameters))
      return .json(to: request) { $0.page(page) }
    }

    /// All that is stored when nothing is said.
    private func range(_ parameters: QueryParameters) throws(BadRequest) -> (start: Int64, end: Int64) {
      let end = try parameters.value("end", "nanoseconds since 1970") { Int64($0) } ?? .max
      let start = try parameters.value("start", "nanoseconds since 1970") { Int64($0) } ?? 0
      return (start, end)
    }

    private func map(_ parameters: QueryParameters, _ request: Request) async throws -> Response {
      let range = try range(parameters)
      let map = try await store.serviceMap(from: range.start, to: range.end)
      return .json(to: request) { json in
        json.object { json in
          json.key("services")
          json.array(map.services) { json, service in
            json.object { json in
              json.key("name")
              json.value(service.name)
              json.durations(service.durations, count: "requests")
              json.rate(service.durations.count, map.coverage)
            }
          }
          json.key("edges")
          json.array(map.edges) { json, edge in
            json.object { json in
              json.key("from")
              json.value(edge.from)
              json.key("to")
              json.value(edge.to)
              json.durations(edge.durations, count: "requests")
              json.rate(edge.durations.count, map.coverage)
            }
          }
          json.coverage(map.coverage)
        }
      }
    }

    private func operations(_ parameters: QueryParameters, _ request: Request) async throws -> Response {
      let range = try range(parameters)
      let order =
        try parameters.value("sort", "p50, p95, p99, max, count or errors") { OperationOrder(rawValue: $0) } ?? .p95
      let (operations, coverage) = try await store.operations(
        from: range.start, to: range.end, service: parameters["service"])
      return .json(to: request) { json in
        json.object { json in
          json.key("operations")
          json.array(operations.sorted(by: order.precedes).prefix(1_000)) { json, operation in
            json.object { json in
              json.key("service")
              json.value(operation.service)
              json.key("name")
              json.value(operation.name)
              json.durations(operation.durations, count: "count")
              json.key("exampleTraceID")
              json.value(operation.exampleTrace.description)
            }
          }
          json.coverage(coverage)
        }
      }
    }
  }

  /// Which operations come first.
  package enum OperationOrder: String, Sendable, CaseIterable {
    case p50
    case p95
    case p99
    case max
    case count
    case errors

    package func precedes(_ left: OperationStatistics, _ right: OperationStatistics) -> Bool {
      let (leftValue, rightValue) = (value(left.durations), value(right.durations))
      return leftValue == rightValue
        ? (left.service, left.name) < (right.service, right.name) : leftValue > rightValue
    }

    private func value(_ durations: DurationStatistics) -> Int64 {
      switch self {
      case .p50: durations.p50
      case .p95: durations.p95
      case .p99: durations.p99
      case .max: durations.maximum
      case .count: Int64(durations.count)
      case .errors: Int64(durations.errors)
      }
    }
  }
#endif
