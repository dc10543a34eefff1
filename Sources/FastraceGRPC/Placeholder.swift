#if GRPC
  import Fastrace
#endif
