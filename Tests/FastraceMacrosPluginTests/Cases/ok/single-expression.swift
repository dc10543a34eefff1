import FastraceMacros

@Trace func double(_ value: Int) -> Int { value * 2 }

@Trace
func sign(of value: Int) -> Int {
  if value < 0 { -1 } else if value > 0 { 1 } else { 0 }
}

@Trace
func parity(of value: Int) -> Int {
  switch value % 2 {
  case 0: 0
  default: 1
  }
}

@Trace
func magnitude(of value: Int) -> Int {
  switch value {
  case ..<0: return -value
  default: return value
  }
}

@Trace
func platform() -> Int {
  #if os(Linux)
    1
  #else
    2
  #endif
}

@Trace func nothing() { print("nothing") }

@Trace func nothingAtAll() {}

@Trace func later() -> Int { fatalError("not written yet") }

@Trace func never() -> Never { fatalError("never") }

@Trace func untold() -> Int { bail() }
