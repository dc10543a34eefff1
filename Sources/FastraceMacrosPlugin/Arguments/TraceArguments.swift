#if Macros
  import SwiftSyntax

  /// What the attribute says.
  struct TraceArguments {
    /// The expression for the name of the span; nil for the function's name.
    var name: TextTemplate?
    var isShort = false
    /// The expression for the kind; nil for the default.
    var kind: String?
    var properties = PropertyArguments.list([])
    var isRoot = false
    var recordsRuns = false
    var recordsErrors = true
    var recordsCode = false

    /// What is wrong with them.
    private(set) var problems: [Problem] = []

    init(_ attribute: AttributeSyntax, of function: TracedFunction) {
      guard let arguments = attribute.arguments?.as(LabeledExprListSyntax.self) else { return }
      for argument in arguments { read(argument, in: arguments, of: function) }
      if isShort, name != nil, let style = arguments.labeled("style") {
        problems.append(Problem(.styleOfGivenName, at: style).removing(style, in: arguments))
      }
    }

    private mutating func read(
      _ argument: LabeledExprSyntax, in all: LabeledExprListSyntax, of function: TracedFunction
    ) {
      switch argument.label?.text {
      case "name" where !argument.expression.is(NilLiteralExprSyntax.self):
        name = template(argument.expression, function)
      case "style": isShort = readStyle(argument)
      case "kind": kind = argument.expression.trimmedDescription
      case "properties": readProperties(argument.expression, function)
      case "root":
        isRoot = readFlag(argument)
      case "perRun":
        recordsRuns = readFlag(argument)
        if recordsRuns { checkRuns(argument, in: all, of: function) }
      case "recordsErrors":
        recordsErrors = readFlag(argument)
        if function.throwing.isNothing {
          problems.append(Problem(.nothingThrown(function.name), at: argument).removing(argument, in: all))
        }
      case "code": recordsCode = readFlag(argument)
      default: break
      }
    }

    // MARK: Values

    private mutating func readFlag(_ argument: LabeledExprSyntax) -> Bool {
      if let literal = argument.expression.as(BooleanLiteralExprSyntax.self) {
        return literal.literal.tokenKind == .keyword(.true)
      }
      problems.append(Problem(.noLiteral(argument.label?.text ?? "", "'true' or 'false'"), at: argument.expression))
      return false
    }

    private mutating func readStyle(_ argument: LabeledExprSyntax) -> Bool {
      if let member = argument.expression.as(MemberAccessExprSyntax.self) {
        let style = member.declName.baseName.text
        if ["full", "short"].contains(style) { return style == "short" }
      }
      problems.append(Problem(.noLiteral("style", "'.full' or '.short'"), at: argument.expression))
      return false
    }

    private mutating func checkRuns(
      _ argument: LabeledExprSyntax, in all: LabeledExprListSyntax, of function: TracedFunction
    ) {
      if !function.isAsync {
        problems.append(Problem(.runsOfSynchronous(function.name), at: argument).removing(argument, in: all))
      } else if function.isIsolatedToActor {
        problems.append(Problem(.runsOnActor(function.name), at: argument).removing(argument, in: all))
      }
    }

    private mutating func readProperties(_ expression: ExprSyntax, _ function: TracedFunction) {
      guard let dictionary = expression.as(DictionaryExprSyntax.self) else {
        properties = .whole(expression.trimmedDescription)
        return
      }
      guard case .elements(let elements) = dictionary.content else { return }
      properties = .list(
        elements.map { element in
          let value = template(element.value, function)
          return PropertyArgument(key: template(element.key, function).source, value: value)
        })
    }

    private mutating func template(_ expression: ExprSyntax, _ function: TracedFunction) -> TextTemplate {
      let template = TextTemplate(expression)
      problems += template.problems(in: expression, of: function)
      return template
    }
  }

  /// The properties of the attribute.
  enum PropertyArguments {
    /// A dictionary literal.
    case list([PropertyArgument])
    /// Any other expression.
    case whole(String)
  }

  /// A key and a value of the attribute.
  struct PropertyArgument {
    /// The expression for the key.
    var key: String
    var value: TextTemplate
  }

  extension LabeledExprListSyntax {
    func labeled(_ label: String) -> LabeledExprSyntax? { first { $0.label?.text == label } }
  }
#endif
