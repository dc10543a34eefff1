#if Macros
  import SwiftSyntax
  import SwiftSyntaxMacros

  /// The implementation of `@Trace`.
  struct TraceMacro: BodyMacro {
    /// The body stays as it was written, so that texts over several lines and line numbers stay right.
    static var formatMode: FormatMode { .disabled }

    static func expansion(
      of node: AttributeSyntax,
      providingBodyFor declaration: some DeclSyntaxProtocol & WithOptionalCodeBlockSyntax,
      in context: some MacroExpansionContext
    ) throws -> [CodeBlockItemSyntax] {
      BodyExpansion(mode: .current, context: context).expand(DeclSyntax(declaration), attribute: node)
    }
  }
#endif
