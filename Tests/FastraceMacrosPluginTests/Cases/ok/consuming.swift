import FastraceMacros

struct File: ~Copyable {
  var number = 1
}

func close(_ file: consuming File) {}

@Trace
func copy(_ file: consuming File) -> File { file }

@Trace(name: #"close \(file.number)"#, properties: ["file": #"\(file.number)"#])
func finish(_ file: consuming File) async {
  await Task.yield()
  close(file)
}

@Trace
func sum(_ values: consuming [Int], _ more: consuming some Sequence<Int>) async -> Int {
  values += more
  return values.reduce(0, +)
}
