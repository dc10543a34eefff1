import Foundation
import Testing

/// The tables of docs/migration and the tests beside this file, which must be about the same code.
struct GuideTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// The code of all tests, without spaces and line breaks, because the formatter decides about those.
  private static let tried: String = {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let sources = (files?.compactMap { $0 as? URL } ?? []).filter { file in
      file.pathExtension == "swift" && !["GuideTests.swift", "Before.swift"].contains(file.lastPathComponent)
    }
    return sources.compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined().filter { !$0.isWhitespace }
  }()

  @Test(arguments: ["swift-distributed-tracing", "opentelemetry-swift", "rust-fastrace"])
  func codeOnTheRightIsTried(name: String) throws {
    let guide = Self.folder.appending(path: "../../docs/migration/\(name).md")
    let rows = try String(contentsOf: guide, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("|") }
    let codes = rows.flatMap { Self.codes(inRow: $0) }
    #expect(codes.count > 20)
    for code in codes {
      // The dots stand for what is the reader's.
      for part in code.filter({ !$0.isWhitespace }).split(separator: "...", omittingEmptySubsequences: true) {
        let isTried = Self.tried.contains(part)
        #expect(isTried, "\(name).md has `\(code)`, which is in no test")
      }
    }
  }

  /// What stands between backticks in the second column.
  private static func codes(inRow row: Substring) -> [Substring] {
    // Bars within code are escaped.
    let columns = row.replacing(#"\|"#, with: "/").split(separator: "|", omittingEmptySubsequences: false)
    guard columns.count > 2 else { return [] }
    let pieces = columns[2].split(separator: "`", omittingEmptySubsequences: false)
    return pieces.indices.filter { $0 % 2 == 1 }.map { pieces[$0] }
  }
}
