#if Viewer
  /// A service that was called did not do what it was asked for.
  struct UpstreamError: Error, CustomStringConvertible {
    var service: DemoService
    /// The HTTP status that it answered with.
    var status: Int
    var message: String

    var description: String { "\(service) answered \(status): \(message)" }
  }
#endif
