import Fastrace
import FuzzSupport
import Logforth
import Logging

/// Specifications of log filters, as in RUST_LOG: the first line of the input.
///
/// The others are labels of loggers.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzInput.run(data, count) { input in
    let spec = input.lines[0]
    let filter = SpecFilter(spec, problemHandler: .silent)
    let strict = try? SpecFilter(parsing: spec)
    if let strict { requireEqual(strict.description, filter.description, "strictly or not") }
    guard let again = try? SpecFilter(parsing: filter.description) else {
      return require(false, "the description of a filter is a specification: \(filter)")
    }
    requireEqual(again.description, filter.description, "read again")
    for target in input.lines + ["", "app"] {
      requireEqual(again.lowestLevel(target: target), filter.lowestLevel(target: target), "the level of \(target)")
      for level in Logger.Level.allCases {
        let record = LogRecord(level: level, target: target, message: "")
        let passes = filter.lowestLevel(target: target).map { level >= $0 } ?? false
        requireEqual(filter.decide(record), passes ? .neutral : .reject, "what is said of \(level)")
      }
    }
  }
}
