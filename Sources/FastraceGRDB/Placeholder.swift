#if GRDB
  import Fastrace
#endif
