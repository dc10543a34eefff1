import FastraceMacros

struct Store {
  /// The store.
  @Trace(root: true) init() {}
}
