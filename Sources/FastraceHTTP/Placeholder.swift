#if Enable
  import Fastrace
#endif
