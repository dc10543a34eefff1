#if Macros
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// Expands the traced functions inside of a body.
  final class InnerFunctions<Context: MacroExpansionContext>: SyntaxVisitor {
    private let expansion: BodyExpansion<Context>
    private let body: CodeBlockSyntax
    private var edits = SourceEdits()
    /// The attributes of methods that are traced because of a `@TraceAll`.
    private var inherited: [SyntaxIdentifier: AttributeSyntax] = [:]

    init(expansion: BodyExpansion<Context>, _ body: CodeBlockSyntax) {
      self.expansion = expansion
      self.body = body
      super.init(viewMode: .sourceAccurate)
    }

    func expand(_ edits: inout SourceEdits) {
      self.edits = edits
      walk(body.statements)
      edits = self.edits
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { visit(DeclSyntax(node)) }
    override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind { visit(DeclSyntax(node)) }
    override func visit(_ node: DeinitializerDeclSyntax) -> SyntaxVisitorContinueKind { visit(DeclSyntax(node)) }
    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { visit(type: node) }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { visit(type: node) }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { visit(type: node) }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { visit(type: node) }

    private func visit(_ declaration: DeclSyntax) -> SyntaxVisitorContinueKind {
      let outside = expansion.context.lexicalContext
      guard let function = TracedFunction(declaration, outside: outside) else { return .visitChildren }
      let own = function.attributes.macro(.trace)
      guard let attribute = own ?? inherited[declaration.id] else { return .visitChildren }
      if let own { edits.replace(own, with: "") }
      guard let body = function.body else { return .skipChildren }
      let text = expansion.text(of: function, attribute: attribute)
      edits.replace(between: body.leftBrace, and: body.rightBrace, with: "\n" + text + returning(to: body.rightBrace))
      return .skipChildren
    }

    private func visit(type: some DeclGroupSyntax) -> SyntaxVisitorContinueKind {
      guard let attribute = type.attributes.macro(.traceAll) else { return .visitChildren }
      edits.replace(attribute, with: "")
      for member in type.memberBlock.members {
        guard let method = member.decl.as(FunctionDeclSyntax.self), TraceAllMacro.isTraced(method) else { continue }
        inherited[method.id] = attribute
      }
      return .visitChildren
    }

    /// Goes on with the lines of the function around.
    private func returning(to brace: TokenSyntax) -> String {
      let location = expansion.context.location(of: brace, at: .afterLeadingTrivia, filePathMode: .filePath)
      guard let location else { return "" }
      return "#sourceLocation(file: \(location.file.trimmedDescription), line: \(location.line.trimmedDescription))\n"
    }
  }
#endif
