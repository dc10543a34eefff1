import Foundation
import Testing

/// The tables of docs/migration and of the README, and the tests, which must be about the same code.
struct GuideTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  private static let root = folder.appending(path: "../..")

  /// The code of the tests beside this file.
  private static let tried = code(below: folder)

  @Test(arguments: ["swift-distributed-tracing", "opentelemetry-swift", "rust-fastrace"])
  func codeOnTheRightIsTried(name: String) throws {
    try Self.expectTried("docs/migration/\(name).md", by: Self.tried)
  }

  /// The README's table is about all products, so any test of the project will do.
  @Test func codeInTheReadmeIsTried() throws {
    try Self.expectTried("README.md", by: Self.code(below: Self.root.appending(path: "Tests")))
  }

  private static func expectTried(_ page: String, by tried: String) throws {
    let rows = try String(contentsOf: root.appending(path: page), encoding: .utf8).split(separator: "\n")
    let codes = rows.filter { $0.hasPrefix("|") }.flatMap { Self.codes(inRow: $0) }.filter { !isForTheShell($0) }
    #expect(codes.count > 20)
    for code in codes {
      // The dots stand for what is the reader's.
      for part in code.filter({ !$0.isWhitespace }).split(separator: "...", omittingEmptySubsequences: true) {
        let isTried = tried.contains(part)
        #expect(isTried, "\(page) has `\(code)`, which is in no test")
      }
    }
  }

  /// The code of all tests, without spaces and line breaks, because the formatter decides about those.
  private static func code(below folder: URL) -> String {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let sources = (files?.compactMap { $0 as? URL } ?? []).filter { file in
      file.pathExtension == "swift" && !["GuideTests.swift", "Before.swift"].contains(file.lastPathComponent)
    }
    return sources.compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined().filter { !$0.isWhitespace }
  }

  /// Commands, options of the command line, addresses and variables of the environment.
  private static func isForTheShell(_ code: Substring) -> Bool {
    ["swift run", "fastrace ", "scripts/", "OTEL_", "http://", "--", "/v1/"].contains { code.hasPrefix($0) }
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
