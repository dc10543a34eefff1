#if GRPC && Enable
  internal import GRPCCore

  /// The parts of a response, which end the span of the call when the last of them has come.
  struct TracedBodyParts<Base: AsyncSequence & Sendable, Message: Sendable>: AsyncSequence, Sendable
  where Base.Element == StreamingClientResponse<Message>.Contents.BodyPart, Base.Failure == any Error {
    typealias Element = Base.Element
    typealias Failure = any Error

    let base: Base
    let call: ClientCall

    func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator(), call: call) }

    struct Iterator: AsyncIteratorProtocol {
      var base: Base.AsyncIterator
      let call: ClientCall

      mutating func next(isolation actor: isolated (any Actor)?) async throws(any Error) -> Element? {
        do {
          let part = try await base.next(isolation: actor)
          switch part {
          case .message: break
          case .trailingMetadata: call.succeed()
          case nil: call.endOfResponse()
          }
          return part
        } catch {
          call.fail(error)
          throw error
        }
      }
    }
  }
#endif
