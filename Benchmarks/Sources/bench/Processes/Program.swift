internal import CBench

/// An executable that is run and waited for.
struct Program {
  var path: String

  /// This executable.
  static let own: Program = {
    let path = unsafe String(unsafeUninitializedCapacity: 4096) { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let base = characters.baseAddress else { return 0 }
        return unsafe bench_executable_path(base, characters.count)
      }
    }
    return Program(path: path)
  }()

  /// Another executable of the same build.
  static func sibling(_ name: String) -> Program { Program(path: "\(own.directory)/\(name)") }

  private var directory: Substring { path[..<(path.lastIndex(of: "/") ?? path.startIndex)] }

  /// Nanoseconds from before the process is started until after it has ended.
  func time() -> Double {
    var wall: UInt64 = 0
    // SAFETY: there is no buffer, and the number outlives the call.
    let code = unsafe bench_run(path, "", nil, 0, &wall)
    if code != 0 { fail("\(path) ended with code \(code)") }
    return Double(wall)
  }

  /// What the process writes to standard output.
  func output(_ arguments: String) -> String {
    var (wall, code): (UInt64, Int32) = (0, 0)
    let text = unsafe String(unsafeUninitializedCapacity: 1024) { buffer in
      unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
        guard let base = characters.baseAddress else { return 0 }
        unsafe code = bench_run(path, arguments, base, characters.count, &wall)
        return unsafe characters.firstIndex(of: 0) ?? 0
      }
    }
    if code != 0 { fail("\(path) \(arguments) ended with code \(code)") }
    return text
  }
}
