#if Viewer
  import Fastrace
  import Synchronization

  /// Counts what is reported to the problem handler, by kind, and keeps an example of each.
  final class ProblemCounts: Sendable {
    struct Problem: Encodable, Sendable {
      var count = 0
      var example = ""
    }
    private let state = Mutex<[String: Problem]>([:])

    var counts: [String: Problem] { state.withLock { $0 } }

    var problemHandler: Fastrace.ProblemHandler {
      Fastrace.ProblemHandler { problem in
        self.state.withLock { problems in
          problems[problem.kind, default: Problem()].count += 1
          problems[problem.kind, default: Problem()].example = problem.description
        }
      }
    }
  }
#endif
