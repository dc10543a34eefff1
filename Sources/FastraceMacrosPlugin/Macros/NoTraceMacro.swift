#if Macros
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// The implementation of `@NoTrace`, which is only a mark.
  struct NoTraceMacro: PeerMacro {
    static func expansion(
      of node: AttributeSyntax, providingPeersOf declaration: some DeclSyntaxProtocol,
      in context: some MacroExpansionContext
    ) throws -> [DeclSyntax] { [] }
  }
#endif
