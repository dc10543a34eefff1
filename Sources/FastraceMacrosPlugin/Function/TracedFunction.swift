#if Macros
  import SwiftSyntax

  /// A declaration with a body, as far as tracing has to know it.
  struct TracedFunction {
    enum Kind {
      case function, initializer, deinitializer
    }

    let kind: Kind
    let declaration: DeclSyntax
    let attributes: AttributeListSyntax
    let modifiers: DeclModifierListSyntax
    let signature: FunctionSignatureSyntax?
    let body: CodeBlockSyntax?
    /// The name with labels, `checkout(items:)`.
    let name: String
    /// The name without labels.
    let baseName: String
    /// The types and functions around it, from the outside in, for the name of the span.
    let enclosingNames: [String]
    /// The keyword or the name: what messages point at.
    let anchor: TokenSyntax
    /// The innermost declaration around it that is no closure.
    private let enclosing: Syntax?

    /// - Parameters:
    ///   - declaration: A function, an initialiser or a deinitialiser; nil is returned for anything else.
    ///   - outside: What is around the tree that the declaration is in, from the inside out.
    init?(_ declaration: DeclSyntax, outside: [Syntax]) {
      self.declaration = declaration
      if let function = declaration.as(FunctionDeclSyntax.self) {
        (kind, attributes, modifiers) = (.function, function.attributes, function.modifiers)
        (signature, body, anchor) = (function.signature, function.body, function.name)
        baseName = function.name.identifierText
      } else if let initializer = declaration.as(InitializerDeclSyntax.self) {
        (kind, attributes, modifiers) = (.initializer, initializer.attributes, initializer.modifiers)
        (signature, body, anchor) = (initializer.signature, initializer.body, initializer.initKeyword)
        baseName = "init"
      } else if let deinitializer = declaration.as(DeinitializerDeclSyntax.self) {
        (kind, attributes, modifiers) = (.deinitializer, deinitializer.attributes, deinitializer.modifiers)
        (signature, body, anchor) = (nil, deinitializer.body, deinitializer.deinitKeyword)
        baseName = "deinit"
      } else {
        return nil
      }
      name = baseName + (signature.map { $0.parameterClause.labels } ?? "")
      let around = DeclarationsAround(declaration, outside: outside)
      enclosingNames = around.names
      enclosing = around.innermost
    }

    /// `Shop.checkout(items:)`, with everything that is around the function.
    var qualifiedName: String { (enclosingNames + [name]).joined(separator: ".") }

    var isAsync: Bool { signature?.effectSpecifiers?.asyncSpecifier != nil }

    /// The result type as it is written; nil for none.
    var result: TypeSyntax? { kind == .function ? signature?.returnClause?.type : nil }

    /// True when the function returns a value, so that calls in its place have to be returned.
    var returnsValue: Bool {
      guard let result else { return false }
      return !neverReturns && !["()", "Void", "Swift.Void"].contains(result.trimmedDescription)
    }

    var neverReturns: Bool { result.map { ["Never", "Swift.Never"].contains($0.trimmedDescription) } ?? false }

    var parameters: [FunctionParameterSyntax] { signature.map { Array($0.parameterClause.parameters) } ?? [] }

    func hasModifier(_ keyword: Keyword) -> Bool { modifiers.contains { $0.name.tokenKind == .keyword(keyword) } }

    /// True when `self` is an instance that can be used from the first statement on.
    var hasInstance: Bool {
      kind == .function && enclosing?.isTypeOrExtension == true && !hasModifier(.static) && !hasModifier(.class)
    }

    /// True when it is certain that the function is isolated to an actor.
    var isIsolatedToActor: Bool {
      if attributes.contains(where: { $0.as(AttributeSyntax.self)?.attributeName.trimmedDescription == "MainActor" }) {
        return true
      }
      if parameters.contains(where: { $0.type.has(specifier: "isolated") }) { return true }
      return enclosing?.is(ActorDeclSyntax.self) == true && hasInstance && !hasModifier(.nonisolated)
        && !attributes.contains { $0.as(AttributeSyntax.self)?.attributeName.trimmedDescription == "concurrent" }
    }
  }
#endif
