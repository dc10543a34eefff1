#if DistributedTracing
  import Fastrace
  import Tracing

  /// A way to make a span current.
  enum Layer: CaseIterable, Sendable {
    case span, localSpan, withSpan

    /// Runs `body` in a span of this kind.
    func run(_ name: String, _ body: () -> Void) {
      switch self {
      case .span: TraceSpan.with(name) { body() }
      case .localSpan: LocalSpan.with(name) { body() }
      case .withSpan: Tracing.withSpan(name) { _ in body() }
      }
    }

    /// All sequences of so many layers.
    static func sequences(_ count: Int) -> [[Layer]] {
      count == 0 ? [[]] : sequences(count - 1).flatMap { rest in allCases.map { [$0] + rest } }
    }
  }

  /// Begins and ends a span in each way, to see what it becomes a child of.
  func probe() {
    LocalSpan.with("l") {}
    TraceSpan.with("s") {}
    TraceSpan.begin("e").end()
    Tracing.withSpan("t") { _ in }
    Tracing.startSpan("u").end()
  }

  /// What ``probe()`` records.
  let probed = ["l", "s", "e", "t", "u"]

  /// Runs the layers inside of each other, and looks for what is current before, in, and after each.
  func nest(_ layers: ArraySlice<Layer>) {
    probe()
    if let layer = layers.first {
      layer.run("\(layer)") { nest(layers.dropFirst()) }
      probe()
    }
  }

  /// What ``nest(_:)`` records.
  func nested(_ layers: ArraySlice<Layer>) -> [String] {
    guard let layer = layers.first else { return probed }
    return probed + probed + [node("\(layer)", nested(layers.dropFirst()))]
  }

  func node(_ name: String, _ children: [String]) -> String {
    children.isEmpty ? name : "\(name)(\(children.sorted().joined(separator: " ")))"
  }
#endif
