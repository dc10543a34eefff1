#if Logging
  internal import Fastrace
  internal import FastraceLogging
  internal import Logging

  extension LogBuffer {
    /// Writes a record as the journal's native protocol has it: fields of a name and a value each.
    mutating func appendJournalEntry(_ record: LogRecord, identifier: String) {
      appendJournalField("MESSAGE", record.message)
      appendJournalField("PRIORITY", String(record.level.syslogSeverity))
      appendJournalField("SYSLOG_IDENTIFIER", identifier)
      appendJournalField("LOGGER", record.target)
      appendJournalField("CODE_FILE", record.file)
      appendJournalField("CODE_LINE", String(record.line))
      appendJournalField("CODE_FUNC", record.function)
      if let error = record.errorParts {
        appendJournalField("ERROR_TYPE", error.type)
        appendJournalField("ERROR_MESSAGE", error.message)
      }
      record.metadata.forEachSorted { key, value in appendJournalField(Self.journalName(key), value.description) }
      for property in record.diagnostics {
        appendJournalField(Self.journalName(property.key), property.value.description)
      }
    }

    /// Writes `NAME=value`, or the binary form where the value has several lines.
    private mutating func appendJournalField(_ name: String, _ value: String) {
      let newline = UInt8(ascii: "\n")
      append(name)
      if value.utf8.contains(newline) {
        append(newline)
        let count = UInt64(value.utf8.count)
        for shift in stride(from: UInt64(0), to: 64, by: 8) { append(UInt8(truncatingIfNeeded: count >> shift)) }
      } else {
        append(UInt8(ascii: "="))
      }
      append(value)
      append(newline)
    }

    /// A key as the journal takes it: at most 64 capital letters, digits and underscores, a letter first.
    static func journalName(_ key: String) -> String {
      var bytes: [UInt8] = []
      for byte in key.utf8.prefix(64) {
        switch byte {
        case 0x61...0x7A: bytes.append(byte - 0x20)
        case 0x41...0x5A, 0x30...0x39: bytes.append(byte)
        default: bytes.append(UInt8(ascii: "_"))
        }
      }
      let isLetter = bytes.first.map { (0x41...0x5A).contains($0) } ?? false
      return String(decoding: isLetter ? bytes : Array(("F_".utf8 + bytes).prefix(64)), as: UTF8.self)
    }
  }
#endif
