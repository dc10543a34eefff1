import FastraceMacros

struct Failure: Error {}

@Trace
func untyped(_ value: Int) throws -> Int {
  if value < 0 { throw Failure() }
  return value
}

@Trace
func typed(_ value: Int) throws(Failure) -> Int {
  guard value >= 0 else { throw Failure() }
  return value
}

@Trace
func passing<E: Error>(_ body: () throws(E) -> Int) throws(E) -> Int {
  try body()
}

@Trace
func transform(_ values: [Int], _ body: (Int) throws -> Int) rethrows -> [Int] {
  try values.map(body)
}

/// Nothing can be thrown, so nothing is caught.
@Trace
func careful(_ value: Int) throws -> Int {
  do {
    return try untyped(value)
  } catch {
    return 0
  }
}

@Trace(recordsErrors: false)
func unrecorded(_ value: Int) throws -> Int {
  try untyped(value)
}
