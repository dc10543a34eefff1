#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The process this is.
enum CurrentProcess {
  /// The number of the process; another one after a fork.
  static var id: Int32 { getpid() }

  /// The last part of the path with which the program was started.
  static var name: String {
    let path = CommandLine.arguments.first ?? ""
    return path.split(separator: "/").last.map(String.init) ?? "process"
  }
}
