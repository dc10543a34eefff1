#if AsyncHTTPClient
  /// Belongs to the iterator of a body, of which there is one: when it is gone, nobody reads on.
  final class BodyReader {
    let ending: BodyEnding

    init(ending: BodyEnding) { self.ending = ending }

    deinit { ending.abandon() }
  }
#endif
