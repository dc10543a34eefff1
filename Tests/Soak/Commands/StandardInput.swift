#if Viewer
  import Foundation

  /// The pipe by which a process notices that the driver wants it to end, or has ended itself.
  enum StandardInput {
    static func ended() async {
      await withCheckedContinuation { continuation in
        let thread = Thread {
          while let data = try? FileHandle.standardInput.read(upToCount: 4096), !data.isEmpty {}
          continuation.resume()
        }
        thread.start()
      }
    }
  }
#endif
