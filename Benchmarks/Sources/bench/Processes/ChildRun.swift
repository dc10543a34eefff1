/// What this executable does when it has started itself: one flood, so that its processor time and its memory are its
/// own.
struct ChildRun {
  private var name: String
  private var amount: Int

  /// Reads the text that `argument` makes.
  init(_ text: String) throws {
    let words = text.split(separator: ":")
    guard words.count == 2, let amount = Int(words[1]) else {
      throw Options.UsageError(description: "\(text) is no run of a child")
    }
    name = String(words[0])
    self.amount = amount
  }

  static func argument(_ name: String, _ amount: Int) -> String { "--child \(name):\(amount)" }

  func run() {
    if name == Paced.name { return print(Paced.run(milliseconds: amount)) }
    if let export = Export.all.first(where: { $0.name == name }) { return print(export.run(spans: amount)) }
    guard let flood = Flood.all.first(where: { $0.name == name }) else { fail("no flood is called \(name)") }
    print(flood.run(spans: amount).text)
  }
}
