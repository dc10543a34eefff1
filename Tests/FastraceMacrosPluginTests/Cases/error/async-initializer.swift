import FastraceMacros

struct Store {
  @Trace
  init() async {}
}
