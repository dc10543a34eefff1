package import Fastrace

extension WireBuffer {
  /// Appends a property's value as JSON of the same type, lists as arrays.
  package mutating func appendPlainJSON(_ value: PropertyValue) {
    switch value {
    case .string(let text): appendJSON(text)
    case .int(let number): appendPlainJSON(number)
    case .double(let number): appendJSON(number)
    case .bool(let isTrue): appendJSON(isTrue)
    case .strings(let texts): appendArray(texts) { $0.appendJSON($1) }
    case .ints(let numbers): appendArray(numbers) { $0.appendPlainJSON($1) }
    case .doubles(let numbers): appendArray(numbers) { $0.appendJSON($1) }
    case .bools(let values): appendArray(values) { $0.appendJSON($1) }
    }
  }

  /// Appends a number as one, or as text where a reader that knows only doubles would change it.
  private mutating func appendPlainJSON(_ number: Int64) {
    guard number.magnitude <= 1 << 53 else { return appendJSON(number) }
    if number < 0 { append(UInt8(ascii: "-")) }
    appendDecimal(number.magnitude)
  }

  private mutating func appendJSON(_ isTrue: Bool) {
    if isTrue { appendLiteral("true") } else { appendLiteral("false") }
  }

  private mutating func appendArray<Element>(_ elements: [Element], _ body: (inout WireBuffer, Element) -> Void) {
    append(UInt8(ascii: "["))
    appendList(elements, body)
    append(UInt8(ascii: "]"))
  }
}
