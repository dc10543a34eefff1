#if FileSystem
  import Testing
#endif
