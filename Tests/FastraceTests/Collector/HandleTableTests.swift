#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct HandleTableTests {
    private func trace(_ handle: UInt64) -> OpenTrace {
      let trace = OpenTrace()
      trace.reset(handle)
      return trace
    }

    @Test func findsWhatItHolds() {
      var table = HandleTable()
      let handles = (1...500).map { UInt64($0) << 40 | UInt64($0 % 7) }
      for handle in handles { table.insert(trace(handle)) }
      #expect(table.count == 500 && table.all.count == 500)
      for handle in handles { #expect(table[handle]?.handle == handle) }
      #expect(table[1] == nil && table[.max] == nil)
    }

    @Test func behavesLikeADictionary() {
      var table = HandleTable()
      var model: [UInt64: OpenTrace] = [:]
      var state: UInt64 = 42
      for _ in 0..<20_000 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // Few handles, so that chains collide and break.
        let handle = (state >> 33) % 300 + 1
        if let known = model[handle] {
          #expect(table[handle] === known)
          table.remove(handle)
          model[handle] = nil
        } else {
          #expect(table[handle] == nil)
          let new = trace(handle)
          table.insert(new)
          model[handle] = new
        }
        #expect(table.count == model.count)
      }
      #expect(Set(table.all.map(\.handle)) == Set(model.keys))
      for (handle, known) in model { #expect(table[handle] === known) }
    }

    @Test func ignoresTheRemovalOfWhatItDoesNotHold() {
      var table = HandleTable()
      table.remove(1)
      table.insert(trace(2))
      table.remove(1)
      #expect(table.count == 1)
    }
  }
#endif
