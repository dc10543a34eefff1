/// A named result: numbers with names, in the order in which they are printed.
struct Figure {
  let name: String
  private(set) var fields: [(key: String, value: Double)] = []

  init(_ name: String) { self.name = name }

  subscript(key: String) -> Double? {
    get { fields.first { $0.key == key }?.value }
    set { if let newValue { fields.append((key, newValue)) } }
  }

  /// The figure as a JSON object.
  var json: String {
    let pairs = fields.map { "\"\($0.key)\":\(Number.text($0.value))" }
    return "{" + (["\"name\":\"\(name)\""] + pairs).joined(separator: ",") + "}"
  }
}

enum Number {
  /// At most three digits after the point, and none for a whole number.
  static func text(_ value: Double) -> String {
    let thousandths = (value * 1000).rounded()
    guard thousandths.isFinite, thousandths.magnitude < 1e18 else { return "null" }
    if thousandths.truncatingRemainder(dividingBy: 1000) == 0 { return String(Int(thousandths) / 1000) }
    return String(thousandths / 1000)
  }

  /// A fixed number of digits after the point, for columns.
  static func text(_ value: Double, digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { result, _ in result * 10 }
    let units = (value * scale).rounded()
    guard units.isFinite, units.magnitude < 1e18 else { return "-" }
    let whole = String(Int(units.magnitude) / Int(scale))
    let sign = units < 0 ? "-" : ""
    if digits == 0 { return sign + whole }
    let rest = String(Int(units.magnitude) % Int(scale))
    return sign + whole + "." + String(repeating: "0", count: digits - rest.count) + rest
  }
}
