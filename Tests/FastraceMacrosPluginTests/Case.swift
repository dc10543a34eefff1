#if Macros
  import Foundation
  import Testing

  /// A source file in `Cases`, and files beside it with what is expected.
  struct Case: Sendable, CustomTestStringConvertible {
    let folder: String
    let name: String

    private static let top = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

    static func all(in folder: String) -> [Case] {
      let files = (try? FileManager.default.contentsOfDirectory(atPath: top.appending(path: folder).path())) ?? []
      return files.filter { $0.hasSuffix(".swift") }.sorted().map { Case(folder: folder, name: String($0.dropLast(6))) }
    }

    var testDescription: String { "\(folder)/\(name)" }

    func source() throws -> String { try String(contentsOf: file("swift"), encoding: .utf8) }

    /// Compares with the file of this extension, or writes it when `FASTRACE_UPDATE_CASES` is set.
    func expect(_ actual: String, in fileExtension: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
      let expected = file(fileExtension)
      if ProcessInfo.processInfo.environment["FASTRACE_UPDATE_CASES"] != nil {
        return try actual.write(to: expected, atomically: true, encoding: .utf8)
      }
      let text = try String(contentsOf: expected, encoding: .utf8)
      #expect(actual == text, sourceLocation: sourceLocation)
    }

    private func file(_ fileExtension: String) -> URL {
      Self.top.appending(path: "\(folder)/\(name).\(fileExtension)")
    }
  }
#endif
