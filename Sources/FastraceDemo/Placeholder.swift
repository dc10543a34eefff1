#if Viewer
  import Hummingbird
#endif
