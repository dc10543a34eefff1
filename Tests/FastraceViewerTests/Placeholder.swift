#if Viewer
  import Testing
#endif
