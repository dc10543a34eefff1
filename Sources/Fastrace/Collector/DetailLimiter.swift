#if Enable
  /// Leaves out what spans have over their limits, while the details still wait for their spans.
  ///
  /// What is kept is what `DetailsBuilder` would keep: of events and links the first ones, of each property the last value in
  /// the place of the first, as the order numbers say it. What each span lacks is noted in a record of its own.
  struct DetailLimiter {
    private let limits: DetailLimits
    /// Details that were left out, and the bytes of all records that are gone.
    private(set) var dropped = 0
    private(set) var freed = 0

    /// What is kept of one span: places among the records.
    private struct Kept {
      /// By hash, because there may be a million of them to compare with those that are kept.
      var properties: [PropertyKey: Int] = [:]
      var events = 0
      var links = 0
      var status: Int?
      var name: Int?
      var omission: Int?
      var lost: RawOmission
    }
    private var spans: [Kept] = []
    private var places: [UInt64: Int] = [:]

    /// A key that equals others with the same bytes, as for `DetailsBuilder`; a String also equals its other normal forms.
    private struct PropertyKey: Hashable {
      let text: String

      func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
      }
      static func == (left: Self, right: Self) -> Bool { left.text.hasSameBytes(as: right.text) }
    }

    init(_ limits: DetailLimits) { self.limits = limits }

    /// Destroys what is over the limits, and moves everything else to the front of the memory.
    ///
    /// Returns the number of the records that are left.
    mutating func leaveOut(_ records: UnsafeMutableRawPointer, _ count: Int) -> Int {
      var left = 0
      var latest = (id: 0 as UInt64, place: 0)
      for index in 0..<count {
        let record = unsafe records + index * recordSize
        let header = unsafe RawRecords.header(record)
        if RawRecords.isDetail(header.kind) {
          let id = unsafe RawRecords.id(record)
          if id != latest.id { latest = (id, place(of: id)) }
          guard unsafe keeps(record, header, of: latest.place, at: left, records) else { continue }
        }
        if index != left { unsafe Self.move(record, to: records + left * recordSize) }
        left += 1
      }
      for span in spans { unsafe note(span, records, &left) }
      return left
    }

    private static func move(_ record: UnsafeMutableRawPointer, to target: UnsafeMutableRawPointer) {
      unsafe target.copyMemory(from: record, byteCount: recordSize)
    }

    private mutating func place(of id: UInt64) -> Int {
      if let place = places[id] { return place }
      places[id] = spans.count
      spans.append(Kept(lost: RawOmission(trace: 0, id: id)))
      return spans.count - 1
    }

    /// True when the record is to be kept at `left`; else it is gone, or in the place of an earlier one.
    private mutating func keeps(
      _ record: UnsafeMutableRawPointer, _ header: RawHeader, of span: Int, at left: Int,
      _ records: UnsafeMutableRawPointer
    ) -> Bool {
      switch header.kind {
      case RawKind.property:
        let key = PropertyKey(text: unsafe RawRecords.property(record).pointee.key)
        if let place = spans[span].properties[key] {
          let earlier = unsafe records + place * recordSize
          let isLater = unsafe header.number >= RawRecords.header(earlier).number
          return unsafe keepOne(of: earlier, record, isLater)
        }
        guard spans[span].properties.count < limits.properties else { return unsafe drop(record, header.kind, span) }
        spans[span].properties[key] = left
      case RawKind.event:
        guard spans[span].events < limits.events else { return unsafe drop(record, header.kind, span) }
        spans[span].events += 1
      case RawKind.link:
        guard spans[span].links < limits.links else { return unsafe drop(record, header.kind, span) }
        spans[span].links += 1
      case RawKind.status:
        return unsafe keepsOne(record, \.status, span, left, records) { Self.replaces($0, $1) }
      case RawKind.rename:
        return unsafe keepsOne(record, \.name, span, left, records) { $1.number >= $0.number }
      case RawKind.omission:
        guard let place = spans[span].omission else {
          spans[span].omission = left
          return true
        }
        let omission = unsafe RawRecords.at(record, as: RawOmission.self).pointee
        unsafe RawRecords.at(records + place * recordSize, as: RawOmission.self).pointee.add(omission)
        freed += recordSize
        return false
      default:
        break
      }
      return true
    }

    /// As OpenTelemetry demands, `ok` is final, and `unset` changes nothing.
    private static func replaces(_ earlier: RawHeader, _ later: RawHeader) -> Bool {
      let ok = TraceSpan.Status.ok.code
      if later.flags == ok || earlier.flags == ok { return later.flags == ok }
      return later.flags != TraceSpan.Status.unset.code && later.number >= earlier.number
    }

    /// Keeps one record of a kind.
    private mutating func keepsOne(
      _ record: UnsafeMutableRawPointer, _ place: WritableKeyPath<Kept, Int?>, _ span: Int, _ left: Int,
      _ records: UnsafeMutableRawPointer, _ replaces: (_ earlier: RawHeader, _ later: RawHeader) -> Bool
    ) -> Bool {
      guard let kept = spans[span][keyPath: place] else {
        spans[span][keyPath: place] = left
        return true
      }
      let earlier = unsafe records + kept * recordSize
      let isLater = unsafe replaces(RawRecords.header(earlier), RawRecords.header(record))
      return unsafe keepOne(of: earlier, record, isLater)
    }

    /// Keeps one of two records in the place of the earlier one; always false.
    private mutating func keepOne(
      of earlier: UnsafeMutableRawPointer, _ record: UnsafeMutableRawPointer, _ isLater: Bool
    ) -> Bool {
      let gone = unsafe isLater ? earlier : record
      freed += unsafe recordSize + RawRecords.heapBytes(gone)
      unsafe RawRecords.destroy(gone, count: 1)
      if isLater { unsafe Self.move(record, to: earlier) }
      return false
    }

    /// Leaves the record out; always false.
    private mutating func drop(_ record: UnsafeMutableRawPointer, _ kind: UInt8, _ span: Int) -> Bool {
      freed += unsafe recordSize + RawRecords.heapBytes(record)
      unsafe RawRecords.destroy(record, count: 1)
      spans[span].lost.count(kind)
      dropped += 1
      return false
    }

    /// Notes what the span lacks; there is room, because something was left out.
    private mutating func note(_ span: Kept, _ records: UnsafeMutableRawPointer, _ left: inout Int) {
      guard !span.lost.isEmpty else { return }
      if let place = span.omission {
        return unsafe RawRecords.at(records + place * recordSize, as: RawOmission.self).pointee.add(span.lost)
      }
      // SAFETY: 64 bytes of a record that is gone.
      unsafe (records + left * recordSize).bindMemory(to: RawOmission.self, capacity: 1).initialize(to: span.lost)
      left += 1
      freed -= recordSize
    }
  }
#endif
