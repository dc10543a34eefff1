#if Macros
  import SwiftSyntax

  extension TracedFunction {
    /// Why the function cannot be traced.
    ///
    /// A body stays where it is when the span is a `LocalSpan`; otherwise it becomes a closure, and not every body can.
    func problems(isRoot: Bool) -> [Problem] {
      var kinds: [(ProblemKind, Syntax?)] = []
      if body == nil { kinds.append((.noBody(name), nil)) }
      if attributes.macro(.noTrace) != nil, attributes.macro(.trace) != nil { kinds.append((.tracedAndNot(name), nil)) }
      if let builder = resultBuilder {
        kinds.append((.resultBuilder(name, builder.attributeName.trimmedDescription), Syntax(builder)))
      }
      if isAsync || isRoot { kinds += closureProblems }
      return kinds.map { Problem($0.0, at: $0.1 ?? Syntax(anchor)).removing(.trace, from: declaration) }
    }

    private var closureProblems: [(ProblemKind, Syntax?)] {
      if kind != .function { return [(isAsync ? .asyncInitializer : .rootInitializer, nil)] }
      var kinds: [(ProblemKind, Syntax?)] = []
      if let modifier = modifiers.first(where: { ["consuming", "__consuming"].contains($0.name.text) }) {
        kinds.append((.consumedSelf(name, isAsync: isAsync), Syntax(modifier)))
      }
      for parameter in parameters where parameter.type.has(specifier: "sending") {
        kinds.append((.sentParameter(parameter.bodyName?.identifierText ?? "_", name), Syntax(parameter)))
      }
      if let result, result.has(specifier: "sending") { kinds.append((.sentResult(name), Syntax(result))) }
      if let lifetime = attribute(where: { ["lifetime", "_lifetime"].contains($0) }) {
        kinds.append((.lifetime(name), Syntax(lifetime)))
      }
      return kinds
    }

    /// What looks like the attribute of a result builder: nothing but its name tells.
    private var resultBuilder: AttributeSyntax? { attribute { $0.hasSuffix("Builder") } }

    private func attribute(where isWanted: (String) -> Bool) -> AttributeSyntax? {
      attributes.lazy.compactMap { $0.as(AttributeSyntax.self) }.first { isWanted($0.attributeName.trimmedDescription) }
    }
  }
#endif
