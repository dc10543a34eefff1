#if AsyncHTTPClient
  import Fastrace
#endif
