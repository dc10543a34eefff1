#if Macros
  import SwiftSyntax
  import SwiftSyntaxBuilder

  extension TextTemplate {
    /// Names in interpolations that are no parameters of the function.
    ///
    /// - Parameter expression: The text in the attribute.
    func problems(in expression: ExprSyntax, of function: TracedFunction) -> [Problem] {
      let parameters = function.parameters.compactMap { $0.bodyName?.identifierText }
      let finder = NameFinder(viewMode: .sourceAccurate)
      interpolations.forEach { finder.walk($0) }
      return finder.names.filter { name in
        if name == "self" { return !function.hasInstance }
        return !parameters.contains(name)
      }.map { name in
        let problem = Problem(
          .unknownName(name, function: function.name, parameters: parameters), at: expression)
        guard function.hasInstance, name != "self" else { return problem }
        return problem.offering(
          "use 'self.\(name)'", replacing: expression, with: expression.referring(to: name, as: "self.\(name)"))
      }
    }
  }

  /// The names of values that an expression begins with: `user` in `user.name`, not types, functions, or members.
  private final class NameFinder: SyntaxVisitor {
    private(set) var names: [String] = []

    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
      let name = node.baseName.identifierText
      if let call = node.parent?.as(FunctionCallExprSyntax.self), call.calledExpression.id == ExprSyntax(node).id {
        return .skipChildren
      }
      if let member = node.parent?.as(MemberAccessExprSyntax.self), member.declName.id == node.id {
        return .skipChildren
      }
      if name.first?.isLowercase == true, !names.contains(name) { names.append(name) }
      return .skipChildren
    }

    /// A closure has names of its own.
    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  }

  extension ExprSyntax {
    /// A raw text in which interpolations that begin with the name begin with something else.
    fileprivate func referring(to name: String, as replacement: String) -> ExprSyntax {
      let parts = description.split(separator: "\\(" + name, omittingEmptySubsequences: false)
      let text = parts.dropFirst().reduce(String(parts[0])) { text, part in
        let isWhole = part.first.map { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? true
        return text + "\\(" + (isWhole ? replacement : name) + part
      }
      return ExprSyntax("\(raw: text)")
    }
  }
#endif
