/// How a traced function's name becomes the name of its span.
public enum SpanNameStyle: Sendable, Hashable {
  /// The types around the function, its name and its labels: `Shop.checkout(items:)`; the default.
  case full
  /// The bare name: `checkout`.
  case short
}
