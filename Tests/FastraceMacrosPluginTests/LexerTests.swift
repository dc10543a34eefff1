#if Macros
  import Foundation
  import RecorderTesting
  import SwiftParser
  import SwiftSyntax
  import Testing

  @testable import FastraceMacrosPlugin

  @Suite struct LexerTests {
    /// The Swift files of this package.
    private static let files: [URL] = {
      let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      return ["Sources", "Tests"].flatMap { folder in
        let found = FileManager.default.enumerator(at: root.appending(path: folder), includingPropertiesForKeys: nil)
        return (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
      }
    }()

    @Test func dividesEveryFileAsTheCompilersParserDoes() throws {
      #expect(Self.files.count > 500)
      for file in Self.files {
        let source = [UInt8](try Data(contentsOf: file))
        let own = Lexer.tokens(source).dropLast().map(\.range)
        #expect(joined(own, source) == joined(Self.ranges(of: source), source), "\(file.lastPathComponent)")
      }
    }

    @Test(arguments: [
      (#"a / b / c"#, ["a", "/", "b", "/", "c"]), (#"f(/a b/, 3)"#, ["f", "(", "/a b/", ",", "3", ")"]),
      (##"#"""# + "\("\(1)")""##, [##"#"""#"##, "+", ##""\("\(1)")""##]), ("x.0.1e3", ["x", ".", "0", ".", "1e3"]),
      ("0x1p-3...1.5e+2", ["0x1p-3", "...", "1.5e+2"]),
      ("a≤b /*c/*d*/*/ Swift::e", ["a", "≤", "b", "Swift", "::", "e"]),
      ("`class`!.x", ["`class`", "!", ".", "x"]), (#"#/ a/b /# #if"#, ["#/ a/b /#", "#if"]), ("a\u{0}b", ["a", "b"]),
    ])
    func divides(_ source: String, into tokens: [String]) {
      let bytes = Array(source.utf8)
      #expect(Lexer.tokens(bytes).dropLast().map { String(decoding: bytes[$0.range], as: UTF8.self) } == tokens)
    }

    /// Whatever the bytes are: tokens follow one another, and the last one is the end.
    @Test func endsForAnyBytes() throws {
      var numbers = NumberSequence(seed: 16)
      let source = [UInt8](try Data(contentsOf: URL(filePath: #filePath)))
      for _ in 0..<300 {
        var bytes = Array(source.prefix(.random(in: 0...source.count, using: &numbers)))
        for _ in 0..<8 where !bytes.isEmpty {
          bytes[.random(in: bytes.indices, using: &numbers)] = "\"#/\\()`\n*".utf8.randomElement(using: &numbers) ?? 0
        }
        let tokens = Lexer.tokens(bytes)
        #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
        #expect(tokens.last?.range == bytes.count..<bytes.count)
      }
      #expect(Lexer.tokens(Array(String(repeating: #""\("#, count: 100_000).utf8)).count < 100_000)
    }

    // MARK: The compiler's parser

    private static func ranges(of source: [UInt8]) -> [Range<Int>] {
      let finder = TokenFinder(viewMode: .sourceAccurate)
      finder.walk(Parser.parse(source: String(decoding: source, as: UTF8.self)))
      return finder.ranges
    }

    private final class TokenFinder: SyntaxVisitor {
      var ranges: [Range<Int>] = []

      private func add(_ node: some SyntaxProtocol) -> SyntaxVisitorContinueKind {
        let begin = node.positionAfterSkippingLeadingTrivia.utf8Offset
        let end = node.endPositionBeforeTrailingTrivia.utf8Offset
        if begin < end { ranges.append(begin..<end) }
        return .skipChildren
      }

      override func visit(_ node: TokenSyntax) -> SyntaxVisitorContinueKind { add(node) }
      override func visit(_ node: StringLiteralExprSyntax) -> SyntaxVisitorContinueKind { add(node) }
      override func visit(_ node: SimpleStringLiteralExprSyntax) -> SyntaxVisitorContinueKind { add(node) }
      override func visit(_ node: RegexLiteralExprSyntax) -> SyntaxVisitorContinueKind { add(node) }
    }

    /// Joins what only the grammar divides: `??` in a type, `#` and a name, the numbers of a version.
    private func joined(_ ranges: [Range<Int>], _ source: [UInt8]) -> [Range<Int>] {
      var result: [Range<Int>] = []
      for range in ranges {
        guard let last = result.last, last.upperBound == range.lowerBound, belong(source[last], source[range]) else {
          result.append(range)
          continue
        }
        result[result.count - 1] = last.lowerBound..<range.upperBound
      }
      return result
    }

    private func belong(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool {
      let (symbols, digits) = (Set("/=-+!*%<>&|^~?".utf8), Set("0123456789.".utf8))
      return (left + right).allSatisfy(symbols.contains) || left == [UInt8(ascii: "#")]
        || (digits.contains(left.first ?? 0) && (left + right).allSatisfy(digits.contains))
    }
  }
#endif
