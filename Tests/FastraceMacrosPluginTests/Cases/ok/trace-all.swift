import FastraceMacros

@TraceAll
struct Shop {
  var name = "shop"
  var title: String { name }

  init() {}
  func open() {}
  static func find() -> Shop { Shop() }
  @NoTrace func close() {}
  @Trace(name: "special") func special() {}

  struct Inner {
    func untouched() {}
  }
}

@TraceAll(style: .short, recordsErrors: false, code: true)
extension Shop {
  func restock() async throws {}
}
