#if Hummingbird
  internal import CFastrace
  internal import Hummingbird
  internal import NIOCore

  /// What a body holds, by the number of the case: all that a body is made of is one value of an enumeration that is not
  /// public.
  struct ResponseBodyCase: Equatable {
    private let number: UInt32

    private static let buffers = [
      ResponseBody(byteBuffer: ByteBuffer()), ResponseBody(byteBuffer: ByteBuffer(string: "a")),
    ]
    private static let streams = [
      ResponseBody { _ in }, ResponseBody(contentLength: 0) { _ in }, ResponseBody(contentLength: 4) { _ in },
    ]

    /// The case of bodies that are one buffer in memory; nil where it cannot be told from the others.
    static let buffer = only(of: buffers, but: streams + [ResponseBody()], \.isBufferByReflection)

    /// The case of the body that holds nothing; nil where it cannot be told from the others.
    static let empty = only(of: [ResponseBody()], but: streams + buffers, \.isEmptyByReflection)

    /// The case that these bodies have in common, and no other body; reflection has to say the same of them.
    private static func only(
      of bodies: [ResponseBody], but others: [ResponseBody], _ isOne: (ResponseBody) -> Bool
    ) -> ResponseBodyCase? {
      guard bodies.allSatisfy(isOne), !others.contains(where: isOne) else { return nil }
      let cases = Set(bodies.map { ResponseBodyCase(of: $0)?.number })
      guard cases.count == 1, let number = cases.first ?? nil else { return nil }
      return others.contains { ResponseBodyCase(of: $0)?.number == number } ? nil : ResponseBodyCase(number: number)
    }

    private init(number: UInt32) { self.number = number }

    /// Nil where it cannot be seen.
    init?(of body: borrowing ResponseBody) {
      guard let type = Self.type else { return nil }
      // SAFETY: the metadata is that of the only property of the body, which therefore lies where the body begins.
      number = unsafe withUnsafePointer(to: body) {
        unsafe fastrace_enum_case($0, unsafeBitCast(type, to: UnsafeRawPointer.self))
      }
      guard number != FASTRACE_NO_CASE else { return nil }
    }

    /// The type of the value that a body is made of; nil if there is more to a body.
    private static let type: Any.Type? = {
      let properties = Mirror(reflecting: ResponseBody()).children
      guard properties.count == 1, let value = properties.first?.value else { return nil }
      func size<Value>(of _: Value) -> Int { MemoryLayout<Value>.size }
      return size(of: value) == MemoryLayout<ResponseBody>.size ? Swift.type(of: value) : nil
    }()
  }
#endif
