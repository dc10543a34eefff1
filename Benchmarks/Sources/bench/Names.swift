/// The figures, in the order in which they are printed.
enum Names {
  static let clock = "clock"
  static let taskLocalBind = "task_local_bind"

  static let operations = Case.all.map(\.name)
  static let startup = ["startup_ms", "startup_compiled_out_ms"]
  static let floods = Flood.all.map(\.name) + [Paced.name]
  static let exports = Export.all.map(\.name)
  static let all = Set(operations + startup + floods + exports)
}
