#if Viewer
  import Testing

  /// One system after the other: each of them wants the whole machine.
  @Suite(.serialized) enum EndToEnd {}
#endif
