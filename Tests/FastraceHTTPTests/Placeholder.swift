#if Enable
  import Testing
#endif
