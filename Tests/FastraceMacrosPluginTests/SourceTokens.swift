#if Macros
  import SwiftParser
  import SwiftSyntax

  @testable import FastraceMacrosPlugin

  /// What a source says, without the attributes of the macros and without line directives.
  enum SourceTokens {
    static func of(_ text: String) -> [String] {
      let finder = TokenFinder(viewMode: .sourceAccurate)
      finder.walk(Parser.parse(source: text))
      return finder.tokens
    }

    private final class TokenFinder: SyntaxVisitor {
      var tokens: [String] = []

      override func visit(_ node: TokenSyntax) -> SyntaxVisitorContinueKind {
        tokens.append(node.text)
        return .skipChildren
      }

      override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind {
        let name = node.attributeName.trimmedDescription.split(separator: ".").last.map(String.init) ?? ""
        return TracingMacro(rawValue: name) == nil ? .visitChildren : .skipChildren
      }

      override func visit(_ node: PoundSourceLocationSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    }
  }
#endif
