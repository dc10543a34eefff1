import FastraceMacros

struct Failure: Error {}

struct Point {
  let x: Int
  let y: Int

  @Trace
  init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }

  @Trace
  init(text: String) throws {
    guard let x = Int(text) else { throw Failure() }
    self.x = x
    y = 0
  }

  @Trace
  init?(positive x: Int) {
    if x < 0 { return nil }
    self.init(x, 0)
  }
}
