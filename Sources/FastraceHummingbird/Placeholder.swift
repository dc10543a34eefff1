#if Hummingbird
  import Fastrace
#endif
