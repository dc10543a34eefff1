#if Macros
  import SwiftSyntax

  /// Makes the implicit `return` of a body with a single expression explicit, because it gets statements around it.
  enum ImplicitReturn {
    static func add(to statements: CodeBlockItemListSyntax, _ edits: inout SourceEdits) {
      guard let only = statements.first, statements.count == 1 else { return }
      switch only.item {
      case .expr(let expression): add(to: expression, &edits)
      case .stmt(let statement):
        guard let expression = statement.as(ExpressionStmtSyntax.self)?.expression else { return }
        if isValue(expression) { edits.insert("return ", before: expression) }
      case .decl(let declaration):
        guard let conditional = declaration.as(IfConfigDeclSyntax.self) else { return }
        for clause in conditional.clauses {
          if case .statements(let statements) = clause.elements { add(to: statements, &edits) }
        }
      }
    }

    private static func add(to expression: ExprSyntax, _ edits: inout SourceEdits) {
      guard mayNeverReturn(expression) else { return edits.insert("return ", before: expression) }
      // The branch of a `switch` expression may have the type Never where another type is wanted.
      edits.insert("return switch () { case (): ", before: expression)
      edits.insert(" }", after: expression)
    }

    // MARK: if and switch

    /// True for an `if` or `switch` whose branches are values.
    private static func isValue(_ expression: ExprSyntax) -> Bool {
      if let conditional = expression.as(IfExprSyntax.self) {
        guard isValue(conditional.body.statements) else { return false }
        switch conditional.elseBody {
        case .codeBlock(let block): return isValue(block.statements)
        case .ifExpr(let next): return isValue(ExprSyntax(next))
        case nil: return false
        }
      }
      guard let choice = expression.as(SwitchExprSyntax.self) else { return false }
      return choice.cases.allSatisfy { element in
        switch element {
        case .switchCase(let element): isValue(element.statements)
        case .ifConfigDecl: false
        }
      }
    }

    private static func isValue(_ branch: CodeBlockItemListSyntax) -> Bool {
      guard let only = branch.first, branch.count == 1 else { return false }
      switch only.item {
      case .expr: return true
      case .stmt(let statement):
        if let expression = statement.as(ExpressionStmtSyntax.self)?.expression { return isValue(expression) }
        return statement.is(ThrowStmtSyntax.self)
      case .decl: return false
      }
    }

    // MARK: Never

    /// True for a call of a function: only the compiler knows what it returns.
    private static func mayNeverReturn(_ expression: ExprSyntax) -> Bool {
      if let marked = expression.as(TryExprSyntax.self) { return mayNeverReturn(marked.expression) }
      if let marked = expression.as(AwaitExprSyntax.self) { return mayNeverReturn(marked.expression) }
      guard let callee = expression.as(FunctionCallExprSyntax.self)?.calledExpression else { return false }
      return callee.is(DeclReferenceExprSyntax.self) || callee.is(MemberAccessExprSyntax.self)
    }
  }
#endif
