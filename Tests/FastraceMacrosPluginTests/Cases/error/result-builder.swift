import FastraceMacros

@resultBuilder
struct ListBuilder {
  static func buildBlock(_ parts: Int...) -> [Int] { parts }
}

@Trace
@ListBuilder
func list() -> [Int] {
  1
  2
}
