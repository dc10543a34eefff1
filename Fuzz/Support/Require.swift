/// Ends the process, which is how libFuzzer learns of a finding, unless a property holds.
public func require(
  _ property: @autoclosure () -> Bool, _ what: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  guard !property() else { return }
  fatalError("PROPERTY: " + what(), file: file, line: line)
}

/// Ends the process unless two values are equal.
public func requireEqual<Value: Equatable>(
  _ first: Value, _ second: Value, _ what: @autoclosure () -> String, file: StaticString = #fileID,
  line: UInt = #line
) {
  require(first == second, "\(what()):\n  \(first)\n  \(second)", file: file, line: line)
}
