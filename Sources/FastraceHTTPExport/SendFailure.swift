package import Fastrace

/// Why a message could not be delivered.
package struct SendFailure: Error {
  package var failure: ReportFailure
  /// True when a smaller message may be taken.
  package var isTooLarge: Bool

  package init(_ failure: ReportFailure, isTooLarge: Bool = false) {
    self.failure = failure
    self.isTooLarge = isTooLarge
  }
}
