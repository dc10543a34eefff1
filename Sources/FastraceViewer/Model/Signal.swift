#if Viewer
  /// What a message of OTLP carries.
  package enum Signal: Sendable, Hashable, CaseIterable {
    case traces
    case logs
  }
#endif
