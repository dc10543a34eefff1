#if Macros
  import SwiftSyntax

  /// Finds out whether an error can leave statements; a `catch` for a body that cannot throw would draw a warning.
  final class ThrowFinder: SyntaxVisitor {
    private var found = false

    static func canThrow(_ statements: CodeBlockItemListSyntax) -> Bool {
      let finder = ThrowFinder(viewMode: .sourceAccurate)
      finder.walk(statements)
      return finder.found
    }

    override func visit(_ node: TryExprSyntax) -> SyntaxVisitorContinueKind {
      if node.questionOrExclamationMark != nil { return .skipChildren }
      found = true
      return .skipChildren
    }

    override func visit(_ node: ThrowStmtSyntax) -> SyntaxVisitorContinueKind {
      found = true
      return .skipChildren
    }

    override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
      if node.tryKeyword != nil { found = true }
      return .visitChildren
    }

    /// What a `do` catches entirely does not leave it; what its `catch` blocks throw does.
    override func visit(_ node: DoStmtSyntax) -> SyntaxVisitorContinueKind {
      guard node.catchClauses.contains(where: \.catchesEverything) else { return .visitChildren }
      walk(node.catchClauses)
      return .skipChildren
    }

    // Errors in these are those of other functions.
    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: MemberBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  }

  extension CatchClauseSyntax {
    /// True for `catch` and `catch let error`.
    fileprivate var catchesEverything: Bool {
      catchItems.isEmpty
        || catchItems.contains { item in
          guard item.whereClause == nil, let binding = item.pattern?.as(ValueBindingPatternSyntax.self) else {
            return false
          }
          return binding.pattern.is(IdentifierPatternSyntax.self)
        }
    }
  }
#endif
