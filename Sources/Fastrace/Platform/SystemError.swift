#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why a call of the operating system failed.
package struct SystemError: Error, Sendable, Hashable {
  /// The number, as in `errno`.
  package let code: Int32

  package init(code: Int32) { self.code = code }

  /// That of the call that has just failed on this thread.
  package static var last: SystemError { SystemError(code: errno) }

  package static let interrupted = SystemError(code: EINTR)
  package static let noSuchFile = SystemError(code: ENOENT)
  package static let connectionRefused = SystemError(code: ECONNREFUSED)
  package static let messageTooLong = SystemError(code: EMSGSIZE)
}

extension SystemError: CustomStringConvertible {
  /// The system's words for it and the number, such as `No space left on device (errno 28)`.
  package var description: String {
    // SAFETY: the C libraries give known numbers constant texts, and others a buffer of the thread; copied at once.
    guard let text = unsafe strerror(code) else { return "errno \(code)" }
    return unsafe "\(String(cString: text)) (errno \(code))"
  }
}
