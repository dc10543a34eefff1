#if FileSystem
  internal import Fastrace

  /// What a file or a folder contains, piece by piece, in one span.
  ///
  /// The span begins with the iteration and ends with it: after the last piece, with an error, or when it is given up.
  struct SpannedElements<Base: AsyncSequence & Sendable>: AsyncSequence, Sendable {
    typealias Element = Base.Element

    private let base: Base
    private let handle: HandleSpan
    private let operation: FileSystemTracing.Operation
    private let key: String
    private let count: @Sendable (Element) -> Int
    private let note: @Sendable (HandleSpan, Int) -> Void

    /// - Parameters:
    ///   - key: The property for the sum of all counts.
    ///   - count: How much an element is.
    ///   - note: Told how much each element was.
    init(
      _ base: Base, _ handle: HandleSpan, _ operation: FileSystemTracing.Operation, countedAs key: String,
      count: @escaping @Sendable (Element) -> Int, note: @escaping @Sendable (HandleSpan, Int) -> Void
    ) {
      self.base = base
      self.handle = handle
      self.operation = operation
      self.key = key
      self.count = count
      self.note = note
    }

    func makeAsyncIterator() -> Iterator {
      Iterator(base: base.makeAsyncIterator(), reading: Reading(handle.enter(operation), key), sequence: self)
    }

    struct Iterator: AsyncIteratorProtocol {
      fileprivate var base: Base.AsyncIterator
      fileprivate let reading: Reading
      fileprivate let sequence: SpannedElements

      mutating func next() async throws -> Element? {
        do {
          guard let element = try await base.next() else {
            reading.end()
            return nil
          }
          let amount = sequence.count(element)
          reading.total += amount
          sequence.note(sequence.handle, amount)
          return element
        } catch {
          reading.fail(error)
          throw error
        }
      }
    }
  }

  /// The span of one iteration, which belongs to the iterator alone.
  private final class Reading {
    private let span: TraceSpan
    private let key: String
    var total = 0

    init(_ span: TraceSpan, _ key: String) {
      self.span = span
      self.key = key
    }

    deinit { end() }

    func fail(_ error: any Error) {
      span.recordFailure(error)
      end()
    }

    func end() {
      guard span.isRecording else { return }
      span.setProperty(key, total)
      span.end()
    }
  }
#endif
