#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The environment variables of the process.
enum Environment {
  /// The value of a variable; nil when it is not set.
  static subscript(name: String) -> String? {
    // SAFETY: the value is copied at once; only a concurrent change of the environment could harm, as for any reader.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
