#if Macros
  import SwiftParser
  import SwiftSyntax
  import SwiftSyntaxBuilder
  import SwiftSyntaxMacros

  /// The source texts that a span is made of.
  struct SpanPlan {
    let function: TracedFunction
    let arguments: TraceArguments
    /// The name of the variable that holds the span.
    let span: String
    /// The parameters that the body consumes, each with a name for a variable to hand it over in.
    let consumed: [(parameter: String, box: String)]
    private let location: (function: String, file: String, line: String)?

    init(_ function: TracedFunction, _ arguments: TraceArguments, _ context: some MacroExpansionContext) {
      self.function = function
      self.arguments = arguments
      span = context.makeUniqueName("span").text
      consumed = function.parameters.compactMap { parameter in
        guard parameter.type.has(specifier: "consuming") || parameter.type.has(specifier: "__owned"),
          let name = parameter.bodyName?.text
        else { return nil }
        return (name, context.makeUniqueName("consumed").text)
      }
      location = arguments.recordsCode ? Self.location(of: function, context) : nil
    }

    /// True when the body has to run in a closure: because it suspends, or because it begins a trace.
    var needsClosure: Bool { function.isAsync || arguments.isRoot }

    /// True when errors that leave the body have to be caught.
    var catchesErrors: Bool {
      guard arguments.recordsErrors, !function.throwing.isNothing, let body = function.body else { return false }
      return ThrowFinder.canThrow(body.statements)
    }

    /// The arguments of whatever begins the span.
    var beginning: String {
      let name = arguments.name?.source ?? quoted(arguments.isShort ? function.baseName : function.qualifiedName)
      return name + (arguments.kind.map { ", kind: \($0)" } ?? "")
    }

    /// The statements that set the properties.
    var properties: [String] {
      var statements: [String] = []
      switch arguments.properties {
      case .whole(let expression): statements.append("\(span).setProperties(\(expression))")
      case .list(let list):
        statements += list.map { property in
          let value = property.value.onlyValue.map { "Fastrace.Expansion.Value(describing: \($0.trimmedDescription))" }
          return "\(span).setProperty(\(property.key), \(value ?? property.value.source))"
        }
      }
      guard let location else { return statements }
      return statements + [
        "\(span).setProperty(\"code.function.name\", \(quoted(location.function)))",
        "\(span).setProperty(\"code.file.path\", \(location.file))",
        "\(span).setProperty(\"code.line.number\", \(location.line))",
      ]
    }

    private func quoted(_ text: String) -> String { StringLiteralExprSyntax(content: text).description }

    /// Where the function is, as OpenTelemetry's conventions for source code want it: the full name, the path, the line.
    private static func location(
      of function: TracedFunction, _ context: some MacroExpansionContext
    ) -> (function: String, file: String, line: String)? {
      let anchor = function.anchor
      guard let path = context.location(of: anchor, at: .afterLeadingTrivia, filePathMode: .filePath),
        let identifier = context.location(of: anchor, at: .afterLeadingTrivia, filePathMode: .fileID),
        let text = identifier.file.as(StringLiteralExprSyntax.self)?.representedLiteralValue
      else { return nil }
      let module = text.prefix { $0 != "/" }
      return (
        "\(module).\(function.qualifiedName)", path.file.trimmedDescription, path.line.trimmedDescription
      )
    }
  }
#endif
