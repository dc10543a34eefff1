#if Enable
  /// Which traces were discarded and why, for spans that end long afterwards.
  ///
  /// Each thread counts the handles of its traces up, so half a byte for each handle of a page of 128 is little even when
  /// nearly all traces are discarded, and the table holds two million of them. It is a ring: the page that was begun first
  /// makes room for the next one.
  struct DiscardedTraces {
    static let capacity = 16_384
    private static let tracesInPage: UInt64 = 128
    private static let wordsInPage = 8

    /// Which pages are kept, each with its place.
    private var places: [UInt64: Int] = [:]
    private var numbers: [UInt64] = []
    private var words: [UInt64] = []
    private var next = 0
    /// The page that was asked for last.
    private var latest: (number: UInt64, place: Int)?

    /// Notes why a trace was discarded.
    mutating func insert(_ handle: UInt64, _ reason: OpenTrace.Discard) {
      let (word, shift) = position(of: handle, in: place(of: handle / Self.tracesInPage))
      words[word] = words[word] & ~(15 << shift) | reason.code << shift
    }

    /// Why the trace was discarded; nil if it was not, or too long ago.
    func reason(_ handle: UInt64) -> OpenTrace.Discard? {
      guard let place = places[handle / Self.tracesInPage] else { return nil }
      let (word, shift) = position(of: handle, in: place)
      return OpenTrace.Discard(code: words[word] >> shift & 15)
    }

    private func position(of handle: UInt64, in place: Int) -> (word: Int, shift: UInt64) {
      (place * Self.wordsInPage + Int(handle % Self.tracesInPage / 16), handle % 16 * 4)
    }

    private mutating func place(of number: UInt64) -> Int {
      if let latest, latest.number == number { return latest.place }
      let place = places[number] ?? makePlace(for: number)
      latest = (number, place)
      return place
    }

    private mutating func makePlace(for number: UInt64) -> Int {
      let place = next
      next = (next + 1) % Self.capacity
      if place == numbers.count {
        numbers.append(number)
        words.append(contentsOf: repeatElement(0, count: Self.wordsInPage))
      } else {
        places[numbers[place]] = nil
        numbers[place] = number
        for word in 0..<Self.wordsInPage { words[place * Self.wordsInPage + word] = 0 }
      }
      places[number] = place
      return place
    }
  }

  extension OpenTrace.Discard {
    private static let causes = Fastrace.DropCause.allCases

    /// A number from 1 to 15.
    fileprivate var code: UInt64 {
      switch self {
      case .cancelled: 1
      case .dropped(let cause): UInt64(Self.causes.firstIndex(of: cause) ?? 0) + 2
      }
    }

    fileprivate init?(code: UInt64) {
      switch code {
      case 0: return nil
      case 1: self = .cancelled
      default: self = .dropped(Self.causes[Int(code) - 2])
      }
    }
  }
#endif
