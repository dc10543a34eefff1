#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct RawRecordTests {
    @Test func fitsEveryRecord() {
      #expect(recordSize == 64)
      #expect(MemoryLayout<RawSpan>.size == 64 && MemoryLayout<RawProperty>.size <= 64)
      #expect(MemoryLayout<RawEvent>.size <= 64 && MemoryLayout<RawText>.size <= 64)
      #expect(MemoryLayout<RawSignal>.size <= 64 && MemoryLayout<RawMark>.size <= 64)
      #expect(MemoryLayout<RawIdentity>.size <= 64 && MemoryLayout<RawOmission>.size <= 64)
      #expect(MemoryLayout<RawHeader>.size == 8)
      for alignment in [MemoryLayout<RawSpan>.alignment, MemoryLayout<RawSignal>.alignment] { #expect(alignment == 8) }
    }

    @Test func beginsEveryRecordWithTheSameWords() {
      #expect(offsets(\RawSpan.header, \.trace, \.id) == [0, 8, 16])
      #expect(offsets(\RawProperty.header, \.trace, \.id) == [0, 8, 16])
      #expect(offsets(\RawEvent.header, \.trace, \.id) == [0, 8, 16])
      #expect(offsets(\RawText.header, \.trace, \.id) == [0, 8, 16])
      #expect(offsets(\RawSignal.header, \.trace, \.id) == [0, 8, 16])
      #expect(offsets(\RawOmission.header, \.trace, \.id) == [0, 8, 16])
      #expect(MemoryLayout<RawMark>.offset(of: \.header) == 0 && MemoryLayout<RawMark>.offset(of: \.trace) == 8)
      #expect(MemoryLayout<RawHeader>.offset(of: \.kind) == 0)
    }

    private func offsets<Record>(
      _ header: KeyPath<Record, RawHeader>, _ trace: KeyPath<Record, UInt64>, _ id: KeyPath<Record, UInt64>
    ) -> [Int?] {
      [header as PartialKeyPath<Record>, trace, id].map { MemoryLayout<Record>.offset(of: $0) }
    }

    @Test func copiesAndReleasesEveryKind() {
      weak var watched: LinkBox?
      do {
        let box = LinkBox(TraceSpan.Link(.random(), properties: ["key": "a value that needs memory of its own"]))
        watched = box
        unsafe withMemory(2) { memory in
          unsafe memory.bindMemory(to: RawSignal.self, capacity: 1).initialize(
            to: RawSignal(header: RawHeader(kind: RawKind.link), trace: 1, id: 2, object: box))
          unsafe RawRecords.copy(memory, to: memory + recordSize)
          #expect(unsafe RawRecords.heapBytes(memory) == box.heapBytes)
          unsafe RawRecords.destroy(memory, count: 2)
        }
      }
      #expect(watched == nil)
      copyText("a text that needs memory of its own")
    }

    private func copyText(_ text: String) {
      unsafe withMemory(2) { memory in
        unsafe memory.bindMemory(to: RawText.self, capacity: 1).initialize(
          to: RawText(header: RawHeader(kind: RawKind.rename), trace: 1, id: 2, text: text))
        unsafe RawRecords.copy(memory, to: memory + recordSize)
        unsafe RawRecords.destroy(memory, count: 1)
        #expect(unsafe RawRecords.at(memory + recordSize, as: RawText.self).pointee.text == text)
        unsafe RawRecords.destroy(memory + recordSize, count: 1)
      }
    }

    private func withMemory(_ records: Int, _ body: (UnsafeMutableRawPointer) -> Void) {
      unsafe withUnsafeTemporaryAllocation(byteCount: records * recordSize, alignment: recordSize) { memory in
        if let base = memory.baseAddress { unsafe body(base) }
      }
    }
  }
#endif
