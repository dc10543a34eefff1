import FastraceMacros

struct Failure: Error {}

@Trace
func outer(_ value: Int) throws -> Int {
  @Trace
  func inner(_ value: Int) throws -> Int {
    @Trace func innermost() {}
    innermost()
    guard value > 0 else { throw Failure() }
    return value
  }

  struct Local {
    @Trace func method() -> Int { 1 }
  }

  @TraceAll
  struct Traced {
    func method() -> Int { 1 }
    @NoTrace func other() -> Int { 2 }
  }

  let sum = Local().method() + Traced().method() + Traced().other()
  return try inner(value) + sum
}
