import FastraceMacros

@Trace @NoTrace func load() {}
