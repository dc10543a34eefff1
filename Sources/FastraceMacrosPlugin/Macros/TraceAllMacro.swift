#if Macros
  import SwiftSyntax
  import SwiftSyntaxBuilder
  import SwiftSyntaxMacros

  /// The implementation of `@TraceAll`: gives each method a `@Trace`.
  struct TraceAllMacro: MemberAttributeMacro {
    static func expansion(
      of node: AttributeSyntax, attachedTo declaration: some DeclGroupSyntax,
      providingAttributesFor member: some DeclSyntaxProtocol, in context: some MacroExpansionContext
    ) throws -> [AttributeSyntax] {
      if declaration.is(ProtocolDeclSyntax.self) {
        // Once is enough. The compiler hands the member over apart from the protocol, so its text has to do.
        if declaration.memberBlock.members.first?.decl.trimmedDescription == member.trimmedDescription {
          context.diagnose(Problem(.traceAllOnProtocol, at: node).removing(.traceAll, from: declaration).diagnostic)
        }
        return []
      }
      guard let method = member.as(FunctionDeclSyntax.self), isTraced(method) else { return [] }
      guard let function = TracedFunction(DeclSyntax(method), outside: context.lexicalContext) else { return [] }
      if let problem = function.problems(isRoot: false).first {
        context.diagnose(problem.marking(method).diagnostic)
        return []
      }
      return [attribute(node)]
    }

    /// True for a method that `@TraceAll` is responsible for.
    static func isTraced(_ method: FunctionDeclSyntax) -> Bool {
      method.body != nil && method.attributes.macro(.noTrace) == nil && method.attributes.macro(.trace) == nil
    }

    /// A `@Trace` with the arguments of the `@TraceAll`, all of which it has as well.
    static func attribute(_ node: AttributeSyntax) -> AttributeSyntax {
      guard let arguments = node.arguments else { return "@FastraceMacros.Trace" }
      return "@FastraceMacros.Trace(\(raw: arguments.trimmedDescription))"
    }
  }
#endif
