import FastraceMacros

@TraceAll
protocol Store {
  func load()
  func close()
}
