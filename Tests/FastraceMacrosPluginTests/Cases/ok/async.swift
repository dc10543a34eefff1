import FastraceMacros

struct Failure: Error {}

@Trace
func load(_ id: Int) async -> String {
  await Task.yield()
  return "user \(id)"
}

@Trace func wait() async { await Task.yield() }

@Trace
func fetch(_ id: Int) async throws -> String {
  if id < 0 { throw Failure() }
  return await load(id)
}

@Trace
func fetchTyped(_ id: Int) async throws(Failure) -> String {
  guard id >= 0 else { throw Failure() }
  return await load(id)
}

@Trace
func each(_ body: () async throws -> Void) async rethrows {
  try await body()
}

@Trace
func numbers() async -> some Sequence<Int> {
  await Task.yield()
  return [1, 2]
}

@Trace
func forever() async throws -> Never {
  while true { try await Task.sleep(for: .seconds(1)) }
}

@Trace
func unwrapped() async -> Int! { 1 }
