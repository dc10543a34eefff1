import Foundation

/// A child process that is a copy of this one, with nothing but the thread that forked.
///
/// Only for tests that have a process of their own.
package enum ForkedChild {
  /// Forks, runs `body` in the child, and returns what it wrote when it has ended.
  ///
  /// Fails the process when the child crashes or hangs.
  package static func run(_ body: (_ write: (String) -> Void) -> Void) -> String {
    var ends: [Int32] = [0, 0]
    precondition(unsafe pipe(&ends) == 0)
    let child = fork()
    if child == 0 {
      endInAMinute()
      body { text in
        let bytes = Array(text.utf8)
        precondition(unsafe write(ends[1], bytes, bytes.count) == bytes.count)
      }
      _exit(0)
    }
    close(ends[1])
    let output = FileHandle(fileDescriptor: ends[0], closeOnDealloc: true).readDataToEndOfFile()
    var status: Int32 = -1
    precondition(unsafe waitpid(child, &status, 0) == child)
    precondition(status == 0, "the child ended with status \(status)")
    return String(decoding: output, as: UTF8.self)
  }

  /// A child that hangs must not outlive the test.
  ///
  /// Threads of the system's pools block signals.
  private static func endInAMinute() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGALRM)
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    alarm(60)
  }

  /// The system's fork, which Swift hides on some platforms because what most programs want is to spawn.
  private static func fork() -> pid_t {
    guard let symbol = unsafe dlsym(nil, "fork") else { return -1 }
    // SAFETY: the signature of fork.
    return unsafe unsafeBitCast(symbol, to: (@convention(c) () -> pid_t).self)()
  }
}
