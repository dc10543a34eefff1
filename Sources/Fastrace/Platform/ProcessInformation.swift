internal import CFastrace

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the operating system says about this process and its host.
package enum ProcessInformation {
  /// The operating system's number of the process.
  package static var identifier: Int64 { Int64(getpid()) }

  /// Forks between the first process that used the library and this one: what belongs to another number, such as a
  /// thread, an event loop or a connection, is the parent's.
  package static var forks: UInt32 { fastrace_fork_generation() }

  /// The name of the host; nil when the system does not tell.
  package static var hostName: String? {
    var buffer = [CChar](repeating: 0, count: 256)
    // SAFETY: the buffer has the length that is passed, and is alive for the call. A name that fills it may lack its
    // end, so the last byte, which is zero, is kept back.
    guard unsafe gethostname(&buffer, buffer.count - 1) == 0 else { return nil }
    let name = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return name.isEmpty ? nil : name
  }

  /// The name of the program without its folders; nil when the process was started without one.
  package static var executableName: String? {
    guard let path = CommandLine.arguments.first else { return nil }
    return path.split(separator: "/").last.map(String.init)
  }

  /// The system as OpenTelemetry names it (attribute `os.type`).
  package static var systemType: String? {
    #if os(Linux) || os(Android)
      "linux"
    #elseif canImport(Darwin)
      "darwin"
    #elseif os(FreeBSD)
      "freebsd"
    #else
      nil
    #endif
  }

  /// The processor as OpenTelemetry names it (attribute `host.arch`).
  package static var architecture: String? {
    #if arch(x86_64)
      "amd64"
    #elseif arch(arm64)
      "arm64"
    #elseif arch(i386)
      "x86"
    #elseif arch(arm)
      "arm32"
    #else
      nil
    #endif
  }
}
