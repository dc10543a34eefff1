public import Fastrace
internal import FastracePropagators

extension CompositePropagator {
  /// The propagators that the environment variable `OTEL_PROPAGATORS` names, or the standard ones.
  ///
  /// - Parameter problemHandler: Told once of names that are not known, which are left out.
  public static func fromEnvironment(problemHandler: Fastrace.ProblemHandler = .standardError) -> CompositePropagator {
    fromEnvironment(.ofProcess(problemHandler: problemHandler))
  }

  package static func fromEnvironment(_ environment: EnvironmentVariables) -> CompositePropagator {
    let (propagator, unknown) = CompositePropagator.named(environment["OTEL_PROPAGATORS"] ?? "")
    if !unknown.isEmpty {
      environment.warn(
        "OTEL_PROPAGATORS",
        "names \(unknown.joined(separator: ", ")), not known here: tracecontext, baggage, b3, b3multi, datadog and none are"
      )
    }
    return propagator
  }
}
