#if Macros
  import SwiftDiagnostics

  /// What can be wrong with a traced function or with its attribute.
  enum ProblemKind {
    case noBody(String)
    case asyncInitializer
    case rootInitializer
    case consumedSelf(String, isAsync: Bool)
    case sentParameter(String, String)
    case sentResult(String)
    case lifetime(String)
    case resultBuilder(String, String)
    case tracedAndNot(String)
    case traceAllOnProtocol
    case runsOfSynchronous(String)
    case runsOnActor(String)
    case nothingThrown(String)
    case styleOfGivenName
    case noLiteral(String, String)
    case unknownName(String, function: String, parameters: [String])

    var severity: DiagnosticSeverity {
      switch self {
      case .runsOnActor, .nothingThrown, .styleOfGivenName: .warning
      default: .error
      }
    }

    /// A stable name of the message.
    var identifier: String { String(String(describing: self).prefix { $0 != "(" }) }

    var message: String {
      switch self {
      case .noBody(let name): "'\(name)' has no body that could be traced"
      case .asyncInitializer:
        "an asynchronous initializer cannot be traced: its body would become a closure, which cannot initialize 'self'"
      case .rootInitializer:
        "an initializer cannot begin a trace: its body would become a closure, which cannot initialize 'self'"
      case .consumedSelf(let name, let isAsync):
        "consuming method '\(name)' cannot \(isAsync ? "be traced" : "begin a trace"): "
          + "its body would become a closure, which cannot consume 'self'"
      case .sentParameter(let parameter, let name):
        "'\(name)' cannot be traced, because its parameter '\(parameter)' is 'sending': "
          + "its body would become a closure, which cannot send what it captures"
      case .sentResult(let name):
        "'\(name)' cannot be traced, because its result is 'sending': "
          + "its body would become a closure, which cannot promise that"
      case .lifetime(let name):
        "'\(name)' cannot be traced, because the lifetime of its result depends on something: "
          + "its body would become a closure, which cannot promise that"
      case .resultBuilder(let name, let builder):
        "'\(name)' cannot be traced, because its body is for the result builder '\(builder)'; trace what it calls"
      case .tracedAndNot(let name): "'\(name)' is marked with both '@Trace' and '@NoTrace'"
      case .traceAllOnProtocol:
        "a protocol's requirements have no bodies that could be traced; attach '@TraceAll' to an extension of it"
      case .runsOfSynchronous(let name): "'perRun' is for asynchronous functions; '\(name)' is not suspended"
      case .runsOnActor(let name): "'perRun' has no effect: '\(name)' runs on an actor's executor"
      case .nothingThrown(let name): "'recordsErrors' has no effect: '\(name)' does not throw"
      case .styleOfGivenName: "'style' has no effect, because there is a 'name'"
      case .noLiteral(let label, let expected): "'\(label)' has to be \(expected), because a macro cannot evaluate it"
      case .unknownName(let name, let function, let parameters):
        "'\(name)' is no parameter of '\(function)'"
          + (parameters.isEmpty
            ? ", which has none"
            : "; its parameters are " + parameters.map { "'\($0)'" }.joined(separator: ", "))
      }
    }
  }
#endif
