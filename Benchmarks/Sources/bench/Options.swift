internal import CBench

/// What the command line asks for.
struct Options {
  var isJSON = false
  var only: Set<String> = []
  var repeats = 301
  var isQuick = false
  var isHelp = false
  /// The directory with the program that has the library compiled out; nil to leave that out.
  var compiledOut: String?
  /// What to run when this process is the child of another one.
  var child: String?

  struct UsageError: Error, CustomStringConvertible {
    var description: String
  }

  static let usage = """
    usage: scripts/bench [--macros] [--json] [--only NAME[,NAME]] [--repeats N] [--quick]

      --macros   measure functions with @Trace as well; builds swift-syntax, which takes some minutes the first time
      --json     one JSON object per line instead of a table
      --only     measure only these figures
      --repeats  how often each figure is measured; floods at most 15 times. Default: 301
      --quick    15 repeats; floods 3 times with a tenth of the spans
    """

  init(_ arguments: some Sequence<String>) throws {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--json": isJSON = true
      case "--quick": (isQuick, repeats) = (true, 15)
      case "--only": only.formUnion(try Self.value(&rest, of: argument).split(separator: ",").map(String.init))
      case "--repeats": repeats = try Self.number(Self.value(&rest, of: argument))
      case "--compiled-out": compiledOut = try Self.value(&rest, of: argument)
      case "--help": isHelp = true
      case "--child": child = try Self.value(&rest, of: argument)
      default: throw UsageError(description: "unknown argument \(argument)\n\(Self.usage)")
      }
    }
    let unknown = only.subtracting(Names.all)
    if !unknown.isEmpty { throw UsageError(description: "no figure is called \(unknown.sorted())") }
  }

  func includes(_ name: String) -> Bool { only.isEmpty || only.contains(name) }

  /// How often floods are repeated.
  var floodRepeats: Int { isQuick ? 3 : min(repeats, 15) }

  private static func value(_ rest: inout ArraySlice<String>, of option: String) throws -> String {
    guard let value = rest.popFirst() else { throw UsageError(description: "\(option) needs a value\n\(usage)") }
    return value
  }

  private static func number(_ text: String) throws -> Int {
    guard let number = Int(text), number > 0 else { throw UsageError(description: "\(text) is not a positive number") }
    return number
  }
}

/// Ends the process with a message: a figure that cannot be trusted is not printed.
func fail(_ message: String) -> Never {
  unsafe bench_fail(message)
}
