#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Standard output that arrives at once, also in a pipe.
enum Output {
  static func line(_ text: String) {
    print(text)
    fflush(nil)
  }
}
