#if NIO
  import Testing
#endif
