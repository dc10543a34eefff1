#if HTTPTypes
  import Fastrace
#endif
