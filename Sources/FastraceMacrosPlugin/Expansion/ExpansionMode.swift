#if Macros
  /// Whether a body is traced or stays as it is.
  enum ExpansionMode {
    case recording
    case compiledOut

    /// As the trait `Enable` says, which holds for the whole package, this plugin included.
    static var current: ExpansionMode {
      #if Enable
        .recording
      #else
        .compiledOut
      #endif
    }
  }
#endif
