import FastraceMacros

struct Store {
  var name = "store"

  @Trace(properties: ["name": #"\(name) of \(nameOf(id: id))"#])
  func load(id: Int) {}

  @Trace(name: #"load \(self.name)"#)
  static func find() {}
}

@Trace(properties: ["user": #"\(user.name)"#, "first": #"\(names.first { $0 == other })"#, "type": #"\(Store.self)"#])
func load(_ names: [String]) {}
