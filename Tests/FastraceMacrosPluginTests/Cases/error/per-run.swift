import FastraceMacros

@Trace(perRun: true) func load() {}
@Trace(perRun: true, code: true) func store() {}

actor Counter {
  @Trace(perRun: true, code: true) func count() async {}
}
