/// Whether there is anything to record.
@usableFromInline package enum TracingMode {
  /// False without the package trait `Enable`.
  @inlinable package static var isCompiledIn: Bool {
    #if Enable
      true
    #else
      false
    #endif
  }
}
