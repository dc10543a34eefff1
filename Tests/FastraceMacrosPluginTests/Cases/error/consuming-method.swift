import FastraceMacros

struct Store: ~Copyable {
  @Trace consuming func close() async {}
  @Trace(root: true) consuming func discard() {}
}
