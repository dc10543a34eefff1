import FastraceMacros

@Trace(name: "load", style: .short) func load() {}
@Trace(recordsErrors: false) func store() {}
