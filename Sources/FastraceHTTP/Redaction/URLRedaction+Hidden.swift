extension URLRedaction {
  /// A URL with something secret in it, and how it is recorded.
  package struct Hidden: Sendable {
    package let url: String
    package let shown: String
  }
}
