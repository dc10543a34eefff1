#if GRDB
  import Testing
#endif
