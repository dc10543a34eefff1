#if NIO
  import Fastrace
#endif
