#if Macros
  import SwiftSyntax

  /// The declarations around another one: those in the same tree, and those that the compiler says are outside of it.
  struct DeclarationsAround {
    /// Their names, from the outside in; closures have none.
    private(set) var names: [String] = []
    /// The nearest one that is no closure.
    private(set) var innermost: Syntax?

    init(_ declaration: DeclSyntax, outside: [Syntax]) {
      var node = declaration.parent
      while let current = node {
        add(current)
        node = current.parent
      }
      outside.forEach { add($0) }
    }

    private mutating func add(_ node: Syntax) {
      guard let name = Self.name(of: node) else { return }
      names.insert(name, at: 0)
      if innermost == nil { innermost = node }
    }

    private static func name(of node: Syntax) -> String? {
      if let type = node.asProtocol((any NamedDeclSyntax).self), node.isTypeOrExtension {
        return type.name.identifierText
      }
      switch node.as(SyntaxEnum.self) {
      case .extensionDecl(let node): return node.extendedType.trimmedDescription
      case .functionDecl(let node): return node.name.identifierText + node.signature.parameterClause.labels
      case .initializerDecl(let node): return "init" + node.signature.parameterClause.labels
      case .deinitializerDecl: return "deinit"
      case .subscriptDecl(let node): return "subscript" + node.parameterClause.subscriptLabels
      default: return nil
      }
    }
  }

  extension Syntax {
    var isTypeOrExtension: Bool {
      [.actorDecl, .classDecl, .enumDecl, .extensionDecl, .protocolDecl, .structDecl].contains(kind)
    }
  }
#endif
