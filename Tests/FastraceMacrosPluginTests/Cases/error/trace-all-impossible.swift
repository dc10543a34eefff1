import FastraceMacros

@TraceAll
struct Store: ~Copyable {
  /// Closes the store.
  consuming func close() async {}
}
