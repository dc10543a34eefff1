#if Macros
  import SwiftDiagnostics
  import SwiftParser
  import SwiftSyntax
  import SwiftSyntaxMacroExpansion
  import SwiftSyntaxMacros

  @testable import FastraceMacrosPlugin

  /// What the macros make of a source file.
  struct Expansion {
    let text: String
    /// One line for each message, and under it the changes that are offered.
    let diagnostics: String

    init(of testCase: Case, mode: ExpansionMode) throws {
      let source = Parser.parse(source: try testCase.source())
      let path = "Cases/\(testCase.folder)/\(testCase.name).swift"
      let context = BasicMacroExpansionContext(
        sourceFiles: [source: .init(moduleName: "Cases", fullFilePath: path)])
      let body: any Macro.Type = mode == .recording ? RecordingTrace.self : CompiledOutTrace.self
      let macros = ["Trace": body, "TraceAll": TraceAllMacro.self, "NoTrace": NoTraceMacro.self]
      text =
        source.expand(
          macros: macros,
          contextGenerator: { BasicMacroExpansionContext(sharingWith: context, lexicalContext: $0.around) },
          indentationWidth: .spaces(2)
        ).description
      diagnostics = context.diagnostics.map { DiagnosticText(of: $0, in: source, context).text }.joined()
    }
  }

  /// `@Trace` as it is with the trait `Enable`.
  private struct RecordingTrace: BodyMacro {
    static var formatMode: FormatMode { TraceMacro.formatMode }

    static func expansion(
      of node: AttributeSyntax, providingBodyFor declaration: some DeclSyntaxProtocol & WithOptionalCodeBlockSyntax,
      in context: some MacroExpansionContext
    ) throws -> [CodeBlockItemSyntax] {
      BodyExpansion(mode: .recording, context: context).expand(DeclSyntax(declaration), attribute: node)
    }
  }

  /// `@Trace` as it is without.
  private struct CompiledOutTrace: BodyMacro {
    static var formatMode: FormatMode { TraceMacro.formatMode }

    static func expansion(
      of node: AttributeSyntax, providingBodyFor declaration: some DeclSyntaxProtocol & WithOptionalCodeBlockSyntax,
      in context: some MacroExpansionContext
    ) throws -> [CodeBlockItemSyntax] {
      BodyExpansion(mode: .compiledOut, context: context).expand(DeclSyntax(declaration), attribute: node)
    }
  }

  extension Syntax {
    /// The declarations around, as the compiler hands them to a macro: without what is in them.
    fileprivate var around: [Syntax] { allMacroLexicalContexts() }
  }
#endif
