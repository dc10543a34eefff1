import FastraceMacros

enum Outer {
  struct Inner<Element> {
    @Trace init(_ element: Element, of count: Int) {}
    @Trace func `default`(for name: String, _ other: Int) {}
    @Trace static func == (left: Self, right: Self) -> Bool { true }
  }
}

extension Outer.Inner where Element == Int {
  @Trace func sum() {}
}

final class Resource {
  @Trace deinit { print("freed") }
}

func work() {
  @Trace func step(_ number: Int) {}
  step(1)
}
