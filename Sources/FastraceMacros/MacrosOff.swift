// Without the trait there is no implementation of the macros, and the compiler would complain about their declarations
// alone. These types stand in their place, so that whoever uses an attribute is told what is missing. They are a result
// builder and global actors because other types cannot be attributes of functions and of types.

#if !Macros
  /// Stands for the macro `@Trace`, which needs the trait `Macros`.
  @available(*, unavailable, message: "turn on the trait 'Macros' of the package fastrace to use this macro")
  @resultBuilder public enum Trace {
    /// Makes nothing of nothing.
    public static func buildBlock() {}
  }

  /// Stands for the macro `@TraceAll`, which needs the trait `Macros`.
  @available(*, unavailable, message: "turn on the trait 'Macros' of the package fastrace to use this macro")
  @globalActor public actor TraceAll {
    /// The only one.
    public static let shared = TraceAll()
  }

  /// Stands for the macro `@NoTrace`, which needs the trait `Macros`.
  @available(*, unavailable, message: "turn on the trait 'Macros' of the package fastrace to use this macro")
  @globalActor public actor NoTrace {
    /// The only one.
    public static let shared = NoTrace()
  }
#endif
