#if Viewer
  import Hummingbird
  import NIOCore

  /// What is known of a request besides itself: the connection that it came over.
  struct ViewerContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
      coreContext = .init(source: source)
      channel = source.channel
    }
  }
#endif
