#if Hummingbird
  internal import Hummingbird

  extension ResponseBody {
    /// Whether the body lies in memory and fits the buffers of a socket.
    ///
    /// The type does not show what it holds, so this looks inside. What cannot be seen counts as streamed.
    var isSmallAndInMemory: Bool {
      guard let contentLength, contentLength <= 64 << 10 else { return false }
      return isBuffer || contentLength == 0 && isEmpty
    }

    /// Whether it is the body that holds nothing; one that a closure writes may have no bytes as well.
    private var isEmpty: Bool {
      ResponseBodyCase.empty.map { ResponseBodyCase(of: self) == $0 } ?? isEmptyByReflection
    }

    private var isBuffer: Bool {
      ResponseBodyCase.buffer.map { ResponseBodyCase(of: self) == $0 } ?? isBufferByReflection
    }

    /// The same, in any version that calls the case of a buffer so; 2 us.
    var isBufferByReflection: Bool {
      guard let backing = Mirror(reflecting: self).children.first?.value else { return false }
      return Mirror(reflecting: backing).children.first?.label == "byteBuffer"
    }

    /// The same of a case that holds nothing.
    var isEmptyByReflection: Bool {
      Mirror(reflecting: self).children.first.map { Mirror(reflecting: $0.value).children.isEmpty } ?? false
    }
  }
#endif
