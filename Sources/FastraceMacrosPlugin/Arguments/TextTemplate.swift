#if Macros
  import SwiftParser
  import SwiftSyntax

  /// An expression of the attribute as it is to stand in the body of the function.
  ///
  /// The compiler checks an attribute's arguments where the attribute stands, and there the function's parameters are
  /// not in scope. A raw text, `#"user \(id)"#`, has no interpolation for it; here it gets one.
  struct TextTemplate {
    /// The expression for the body.
    let source: String
    /// What is interpolated in a raw text.
    let interpolations: [ExprSyntax]
    /// The only thing in the text, when that is an interpolation.
    let onlyValue: ExprSyntax?

    init(_ expression: ExprSyntax) {
      guard let literal = expression.as(StringLiteralExprSyntax.self), let pounds = literal.openingPounds?.text,
        let parsed = Self.interpolated(literal, pounds)
      else {
        (source, interpolations, onlyValue) = (expression.trimmedDescription, [], nil)
        return
      }
      let segments = parsed.segments
      let values = segments.compactMap { $0.as(ExpressionSegmentSyntax.self)?.value }
      let hasText = segments.contains { $0.as(StringSegmentSyntax.self).map { !$0.content.text.isEmpty } ?? false }
      source = parsed.trimmedDescription
      interpolations = values
      onlyValue = hasText || values.count != 1 ? nil : values.first
    }

    private static func interpolated(_ literal: StringLiteralExprSyntax, _ pounds: String) -> StringLiteralExprSyntax? {
      let text = literal.trimmedDescription.split(separator: "\\(", omittingEmptySubsequences: false)
      guard text.count > 1 else { return nil }
      var parser = Parser(text.joined(separator: "\\" + pounds + "("))
      return ExprSyntax.parse(from: &parser).as(StringLiteralExprSyntax.self)
    }
  }

  extension ExpressionSegmentSyntax {
    /// The expression of an interpolation that is nothing but one.
    fileprivate var value: ExprSyntax? {
      guard let argument = expressions.first, expressions.count == 1, argument.label == nil else { return nil }
      return argument.expression
    }
  }
#endif
