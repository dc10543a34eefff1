#if FileSystem
  import Fastrace
#endif
