#if Macros
  /// An error that says something.
  struct Failure: Error, Equatable, CustomStringConvertible {
    var description: String { "failed" }
  }

  /// A value that cannot be copied.
  struct Token: ~Copyable {
    var number: Int
    init(_ number: Int) { self.number = number }
  }

  /// A value that cannot be sent.
  final class Box {
    var number: Int
    init(_ number: Int) { self.number = number }
  }

  /// Lets something else run.
  func pause() async { await Task.yield() }

  /// Takes a token away.
  func redeem(_ token: consuming Token) -> Int { token.number }
#endif
