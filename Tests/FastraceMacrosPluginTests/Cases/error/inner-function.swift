import FastraceMacros

@Trace
func outer() {
  struct Local {
    @Trace init() async {}
  }
}
