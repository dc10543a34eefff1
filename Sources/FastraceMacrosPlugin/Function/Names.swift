#if Macros
  import SwiftSyntax

  extension TokenSyntax {
    /// The text of an identifier without backticks.
    var identifierText: String { identifier?.name ?? text }
  }

  extension FunctionParameterClauseSyntax {
    /// The labels as in a full function name: `(items:_:)`.
    var labels: String { "(" + parameters.map { $0.firstName.identifierText + ":" }.joined() + ")" }

    /// The labels of a subscript, where a single name is none.
    var subscriptLabels: String {
      "(" + parameters.map { ($0.secondName == nil ? "_" : $0.firstName.identifierText) + ":" }.joined() + ")"
    }
  }

  extension FunctionParameterSyntax {
    /// The name that the body uses, as it is written; nil for `_`.
    var bodyName: TokenSyntax? {
      let name = secondName ?? firstName
      return name.tokenKind == .wildcard ? nil : name.trimmed
    }
  }

  extension TypeSyntax {
    /// True for `inout T`, `isolated T`, `consuming T` and the like.
    func has(specifier: String) -> Bool {
      guard let attributed = self.as(AttributedTypeSyntax.self) else { return false }
      return attributed.specifiers.contains { $0.as(SimpleTypeSpecifierSyntax.self)?.specifier.text == specifier }
    }

    /// True when a part of the type is known by what it conforms to only.
    var isOpaque: Bool { tokens(viewMode: .sourceAccurate).contains { $0.tokenKind == .keyword(.some) } }
  }
#endif
