import FastraceMacros

protocol Store {
  @Trace func load()
}
