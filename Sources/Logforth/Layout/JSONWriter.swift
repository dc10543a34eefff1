#if Logging
  internal import Fastrace
  internal import FastraceLogging
  internal import FastraceWire
  internal import Logging

  extension LogBuffer {
    /// Writes a JSON string.
    mutating func appendJSON(_ text: String) {
      append(ascii: "\"")
      append(text, escaping: .json)
      append(ascii: "\"")
    }

    /// Writes `"key":`, after a comma unless it is the first in its object.
    mutating func appendJSONKey(_ key: String) {
      if wire.last != UInt8(ascii: "{") { append(ascii: ",") }
      appendJSON(key)
      append(ascii: ":")
    }

    /// Writes `"key":"value"`.
    mutating func appendJSONPair(_ key: String, _ value: String) {
      appendJSONKey(key)
      appendJSON(value)
    }

    /// Writes the pairs of a record's metadata.
    mutating func appendJSONMetadata(_ record: LogRecord) {
      record.metadata.forEachSorted { key, value in
        appendJSONKey(key)
        appendJSON(value)
      }
    }

    /// Writes log metadata with its types: numbers and truth values are those of JSON.
    mutating func appendJSON(_ value: Logger.MetadataValue) {
      switch value {
      case .string(let text): appendJSON(text)
      case .stringConvertible(let value): appendJSON(MetadataProperties.propertyValue(value))
      case .array(let values): appendJSONArray(values) { $0.appendJSON($1) }
      case .dictionary(let values):
        append(ascii: "{")
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
          appendJSONKey(key)
          appendJSON(value)
        }
        append(ascii: "}")
      }
    }

    /// Writes a property's value with its type.
    mutating func appendJSON(_ value: PropertyValue) {
      switch value {
      case .string(let text): appendJSON(text)
      case .int(let number): append(number)
      case .double(let number): appendJSON(number)
      case .bool(let isTrue): append(literal: isTrue ? "true" : "false")
      case .strings(let values): appendJSONArray(values) { $0.appendJSON($1) }
      case .ints(let values): appendJSONArray(values) { $0.append($1) }
      case .doubles(let values): appendJSONArray(values) { $0.appendJSON($1) }
      case .bools(let values): appendJSONArray(values) { $0.append(literal: $1 ? "true" : "false") }
      }
    }

    /// Writes a number; JSON has no infinities and no NaN, so that these are texts.
    private mutating func appendJSON(_ number: Double) {
      if number.isFinite { append(number.description) } else { appendJSON(number.description) }
    }

    private mutating func appendJSONArray<Element>(_ values: [Element], _ body: (inout LogBuffer, Element) -> Void) {
      append(ascii: "[")
      for (index, value) in values.enumerated() {
        if index > 0 { append(ascii: ",") }
        body(&self, value)
      }
      append(ascii: "]")
    }

    /// Writes `"error":{"type":...,"message":...}`.
    mutating func appendJSONError(_ error: (type: String, message: String)) {
      append(literal: ",\"error\":{")
      appendJSONPair("type", error.type)
      appendJSONPair("message", error.message)
      append(ascii: "}")
    }
  }
#endif
