#if Hummingbird
  // The options of tracing are declared there: one import has to be enough.
  @_exported public import FastraceHTTP
#endif
