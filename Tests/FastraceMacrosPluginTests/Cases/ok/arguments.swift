import FastraceMacros

let shared: Properties = ["team": "search"]

struct Search {
  var index = "products"

  @Trace(style: .short)
  func run(_ query: String) {}

  @Trace(name: "search", kind: .client)
  func named() {}

  @Trace(name: #"search \(self.index)"#)
  func namedAfterSelf() {}

  @Trace(properties: ["query": #"\(query)"#, "text": #"\(query) in "\(self.index)""#, "limit": 10, "tags": ["a", "b"]])
  func withProperties(_ query: String) async throws {}

  @Trace(properties: shared)
  func withSharedProperties() {}

  @Trace(code: true)
  func withCode() {}

  @Trace(root: true)
  func begin() throws -> Int { 1 }

  @Trace(root: true)
  func beginAndSuspend() async throws -> Int { 1 }

  @Trace(perRun: true)
  func suspend() async -> Int { 1 }

  @Trace(recordsErrors: false)
  func fail() async throws {}
}
