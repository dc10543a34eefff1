#if Logging
  import Foundation
  import Testing

  /// A folder of a test, which is removed with it.
  final class Folder: Sendable {
    let url: URL

    init() throws {
      url = FileManager.default.temporaryDirectory.appendingPathComponent("logforth-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    /// The names of the files, sorted.
    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: url.path).sorted()) ?? [] }

    func text(_ name: String) -> String {
      (try? String(decoding: Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)) ?? ""
    }

    func lines(_ name: String) -> [String] {
      text(name).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }
  }
#endif
