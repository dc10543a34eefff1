#if Macros
  import SwiftCompilerPlugin
  import SwiftSyntaxMacros

  /// The program that the compiler asks for the expansions of the macros.
  @main
  struct FastraceMacrosPlugin: CompilerPlugin {
    let providingMacros: [any Macro.Type] = [TraceMacro.self, TraceAllMacro.self, NoTraceMacro.self]
  }
#else
  /// A macro target has to be a program, and without the trait `Macros` there is nothing to make one of.
  @main
  struct FastraceMacrosPlugin {
    static func main() {}
  }
#endif
