#if Macros
  import SwiftSyntax

  /// What a function throws.
  enum Throwing {
    case nothing
    case anything
    /// What its parameters throw.
    case likeParameters
    case typed(TypeSyntax)

    /// As a closure says it.
    var effect: String {
      switch self {
      case .nothing: ""
      case .anything, .likeParameters: " throws"
      case .typed(let type): " throws(\(type.trimmedDescription))"
      }
    }

    /// The head of a `do` statement that throws the same.
    var doStatement: String {
      if case .typed = self { return "do" + effect }
      return "do"
    }

    var isNothing: Bool {
      if case .nothing = self { return true }
      return false
    }
  }

  extension TracedFunction {
    var throwing: Throwing {
      guard let clause = signature?.effectSpecifiers?.throwsClause else { return .nothing }
      if clause.throwsSpecifier.tokenKind == .keyword(.rethrows) { return .likeParameters }
      guard let type = clause.type else { return .anything }
      return ["Never", "Swift.Never"].contains(type.trimmedDescription) ? .nothing : .typed(type)
    }
  }
#endif
