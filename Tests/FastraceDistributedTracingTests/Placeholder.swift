#if DistributedTracing
  import Testing
#endif
