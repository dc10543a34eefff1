#if Macros
  import SwiftDiagnostics
  import SwiftSyntax
  import SwiftSyntaxBuilder

  /// Something that is wrong, where it is, and what could be done.
  struct Problem {
    let kind: ProblemKind
    let node: Syntax
    private(set) var remedies: [FixIt] = []

    init(_ kind: ProblemKind, at node: some SyntaxProtocol) {
      self.kind = kind
      self.node = Syntax(node)
    }

    var isError: Bool { kind.severity == .error }

    var diagnostic: Diagnostic {
      let text = Text(message: kind.message, severity: kind.severity, identifier: kind.identifier)
      return Diagnostic(node: node, message: text, fixIts: remedies)
    }

    // MARK: Remedies

    /// Offers to take an attribute of the declaration away.
    ///
    /// The compiler hands the attribute over apart from the declaration; a change has to be one of the declaration.
    func removing(_ macro: TracingMacro, from declaration: some SyntaxProtocol) -> Problem {
      guard var bare = declaration.asProtocol((any WithAttributesSyntax).self),
        let attribute = bare.attributes.macro(macro)
      else { return self }
      bare.attributes = bare.attributes.filter { $0.id != attribute.id }
      bare.leadingTrivia = declaration.leadingTrivia
      return offering("remove '@\(macro.rawValue)'", replacing: declaration, with: Syntax(bare))
    }

    /// Offers to take an argument of the attribute away.
    func removing(_ argument: LabeledExprSyntax, in arguments: LabeledExprListSyntax) -> Problem {
      var rest = arguments.filter { $0.id != argument.id }
      if let last = rest.indices.last { rest[last].trailingComma = nil }
      let name = argument.label?.text ?? ""
      if rest.isEmpty, let attribute = arguments.parent?.as(AttributeSyntax.self) {
        var bare = attribute
        (bare.leftParen, bare.arguments, bare.rightParen) = (nil, nil, nil)
        return offering("remove '\(name)'", replacing: attribute, with: bare.withTrailing(attribute.trailingTrivia))
      }
      return offering("remove '\(name)'", replacing: arguments, with: rest.withTrailing([]))
    }

    /// Offers to mark the method with `@NoTrace`.
    func marking(_ method: FunctionDeclSyntax) -> Problem {
      var marked = method
      marked.leadingTrivia = []
      let mark = AttributeSyntax(attributeName: TypeSyntax("NoTrace"), trailingTrivia: .space)
      marked.attributes.insert(.attribute(mark), at: marked.attributes.startIndex)
      marked.leadingTrivia = method.leadingTrivia
      return offering("add '@NoTrace'", replacing: method, with: marked)
    }

    func offering(_ title: String, replacing old: some SyntaxProtocol, with new: some SyntaxProtocol) -> Problem {
      var problem = self
      let message = Text(message: title, severity: kind.severity, identifier: kind.identifier + ".fix")
      problem.remedies.append(
        FixIt(message: message, changes: [.replace(oldNode: Syntax(old), newNode: Syntax(new))]))
      return problem
    }

    /// The message of a problem or of a remedy.
    private struct Text: DiagnosticMessage, FixItMessage {
      let message: String
      let severity: DiagnosticSeverity
      let identifier: String
      var diagnosticID: MessageID { MessageID(domain: "fastrace", id: identifier) }
      var fixItID: MessageID { diagnosticID }
    }
  }

  extension SyntaxProtocol {
    fileprivate func withTrailing(_ trivia: Trivia) -> Self {
      var copy = self
      copy.trailingTrivia = trivia
      return copy
    }
  }
#endif
