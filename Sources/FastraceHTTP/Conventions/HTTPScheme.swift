/// What is known of the schemes of HTTP.
package enum HTTPScheme {
  /// The port where none is named.
  package static func defaultPort(of scheme: String?) -> Int? {
    switch scheme {
    case "http": 80
    case "https": 443
    default: nil
    }
  }
}
