#if Viewer
  import Foundation

  /// A folder that goes away with this object.
  final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
      path = NSTemporaryDirectory() + "fastrace-" + UUID().uuidString
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }
#endif
