#if DistributedTracing
  import Fastrace
#endif
