/// How the library names itself to receivers.
package enum LibraryVersion {
  /// The name, as in `telemetry.sdk.name` and as the instrumentation scope.
  package static let name = "fastrace"
  /// The version, as in `telemetry.sdk.version`.
  package static let number = "0.1.0"
}
