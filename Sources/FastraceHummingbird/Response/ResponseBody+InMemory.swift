#if Hummingbird
  internal import Hummingbird

  extension ResponseBody {
    /// Whether the body lies in memory and fits the buffers of a socket.
    ///
    /// The type does not show what it holds, so this looks inside. What cannot be seen counts as streamed.
    var isSmallAndInMemory: Bool {
      guard let contentLength, contentLength <= 64 << 10 else { return false }
      return contentLength == 0 || isBuffer
    }

    private var isBuffer: Bool {
      ResponseBodyCase.buffer.map { ResponseBodyCase(of: self) == $0 } ?? isBufferByReflection
    }

    /// The same, in any version that calls the case of a buffer so; 2 us.
    var isBufferByReflection: Bool {
      guard let backing = Mirror(reflecting: self).children.first?.value else { return false }
      return Mirror(reflecting: backing).children.first?.label == "byteBuffer"
    }
  }
#endif
