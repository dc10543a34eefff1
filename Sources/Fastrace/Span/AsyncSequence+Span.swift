extension AsyncSequence {
  /// This sequence with `span` current whenever it produces an element.
  ///
  /// The span ends when the sequence does: after the last element, with an error, which it records, or when the
  /// iteration is given up.
  ///
  /// - Parameters:
  ///   - span: The span of the whole sequence.
  ///   - element: The name of a span for the production of each single element; none by default.
  @inlinable
  public func inSpan(_ span: TraceSpan, element: String? = nil) -> SpannedSequence<Self> {
    #if Enable
      SpannedSequence(base: self, span: span, element: element)
    #else
      self
    #endif
  }
}

#if !Enable
  /// The sequence itself: without the trait `Enable` there is nothing to add to it.
  public typealias SpannedSequence<Base: AsyncSequence> = Base
#endif

#if Enable
  /// A sequence that produces its elements in a span; see `AsyncSequence.inSpan(_:element:)`.
  public struct SpannedSequence<Base: AsyncSequence>: AsyncSequence {
    /// What the base produces.
    public typealias Element = Base.Element
    /// What the base throws.
    public typealias Failure = Base.Failure

    let base: Base
    let span: TraceSpan
    let element: String?

    @usableFromInline
    init(base: Base, span: TraceSpan, element: String?) {
      self.base = base
      self.span = span
      self.element = element
    }

    /// Starts an iteration; meant for one, because the span ends with it.
    public func makeAsyncIterator() -> Iterator {
      Iterator(base: base.makeAsyncIterator(), ending: SpanEnding(span), element: element)
    }

    /// Produces the elements.
    public struct Iterator: AsyncIteratorProtocol {
      /// The base's iterator; nil while it is moved out, which spares its copies.
      var base: Base.AsyncIterator?
      let ending: SpanEnding
      let element: String?

      /// The next element, produced with the span current.
      public mutating func next(
        isolation actor: isolated (any Actor)?
      ) async throws(Base.Failure) -> Base.Element? {
        do throws(Base.Failure) {
          let next = try await produce(isolation: actor)
          if next == nil { ending.span.end() }
          return next
        } catch {
          ending.span.recordError(error)
          ending.span.end()
          throw error
        }
      }

      private mutating func produce(isolation actor: isolated (any Actor)?) async throws(Base.Failure) -> Base.Element?
      {
        guard let element else { return try await advance(in: ending.span, isolation: actor) }
        let span = TraceSpan.begin(element, parent: ending.span)
        defer { span.end() }
        return try await advance(in: span, isolation: actor)
      }

      private mutating func advance(
        in span: TraceSpan, isolation actor: isolated (any Actor)?
      ) async throws(Base.Failure) -> Base.Element? {
        // A mutating closure cannot go through `makeCurrent` under strict concurrency without a local variable.
        guard var iterator = base.take() else { return nil }
        defer { base = iterator }
        return try await span.makeCurrent(isolation: actor) { () async throws(Base.Failure) in
          try await iterator.next(isolation: actor)
        }
      }
    }
  }

  extension SpannedSequence: Sendable where Base: Sendable {}

  /// Ends a span when the last reference is gone.
  final class SpanEnding: Sendable {
    let span: TraceSpan
    init(_ span: TraceSpan) { self.span = span }
    deinit { span.end() }
  }
#endif
