#if Macros
  import SwiftSyntax
  import SwiftSyntaxBuilder
  import SwiftSyntaxMacros

  /// Makes the body of a traced function.
  struct BodyExpansion<Context: MacroExpansionContext> {
    let mode: ExpansionMode
    let context: Context

    /// The statements of the traced body, or those of the original one if it cannot be traced.
    func expand(_ declaration: DeclSyntax, attribute: AttributeSyntax) -> [CodeBlockItemSyntax] {
      guard let function = TracedFunction(declaration, outside: context.lexicalContext) else { return [] }
      let text = text(of: function, attribute: attribute)
      return Array(CodeBlockItemListSyntax(stringLiteral: text))
    }

    /// What stands between the braces.
    func text(of function: TracedFunction, attribute: AttributeSyntax) -> String {
      let arguments = TraceArguments(attribute, of: function)
      let problems = function.problems(isRoot: arguments.isRoot) + arguments.problems
      problems.forEach { context.diagnose($0.diagnostic) }
      guard let body = function.body else { return "" }
      let isTraced = mode == .recording && !problems.contains(where: \.isError)
      let original = originalText(of: body, addingReturn: isTraced && function.returnsValue)
      if !isTraced { return original }
      let plan = SpanPlan(function, arguments, context)
      let indentation = body.indentation
      return plan.needsClosure
        ? ClosureForm(plan, indentation).text(around: original)
        : ScopeForm(plan, indentation).text(around: original)
    }

    /// The statements as they are written, on the lines that they are written on.
    ///
    /// The traced functions among them are expanded here, because the compiler does not expand a macro inside of its own
    /// expansion.
    private func originalText(of body: CodeBlockSyntax, addingReturn: Bool) -> String {
      if body.statements.isEmpty { return "\n" }
      var edits = SourceEdits()
      if addingReturn { ImplicitReturn.add(to: body.statements, &edits) }
      InnerFunctions(expansion: self, body).expand(&edits)
      let statements = NumberedText(edits.applied(to: Syntax(body.statements)))
      let begin = context.location(of: body.statements, at: .beforeLeadingTrivia, filePathMode: .filePath)
      guard let begin, let line = Int(begin.line.trimmedDescription) else { return statements.text }
      return "#sourceLocation(file: \(begin.file.trimmedDescription), line: \(line + statements.linesBefore))\n"
        + statements.text + "\n#sourceLocation()\n"
    }
  }

  extension CodeBlockSyntax {
    /// The spaces in front of the first statement.
    fileprivate var indentation: String {
      let text = statements.description
      guard let lineBreak = text.prefix(while: \.isWhitespace).lastIndex(where: \.isNewline) else { return "  " }
      return String(text[text.index(after: lineBreak)...].prefix { $0 == " " || $0 == "\t" })
    }
  }
#endif
