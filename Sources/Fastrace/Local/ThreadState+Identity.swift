#if Enable
  extension ThreadState {
    /// Records what the trace of `core` is, if the span has ended: local spans under it name nothing but the trace's
    /// handle, and the collector may have forgotten the trace.
    ///
    /// To be called when a scope under the span opens, and when it closes. Nothing happens while the span is open, which
    /// keeps its trace known.
    @inline(__always)
    func recordIdentity(of core: SpanCore) {
      if core.hasEnded { recordIdentityNow(of: core) }
    }

    @inline(never)
    private func recordIdentityNow(of core: SpanCore) {
      guard core.isSampled, prepare(), let record = unsafe reserve(of: core.trace) else { return }
      unsafe RawIdentity.write(RawKind.identify, of: core, to: record)
      unsafe commit(record)
    }
  }

  extension RawIdentity {
    @inline(__always)
    static func write(_ kind: UInt8, of core: SpanCore, to record: UnsafeMutableRawPointer) {
      // Apart, because to retain what is not there takes longer than all else.
      if core.companion == nil {
        unsafe write(kind, of: core, object: nil, to: record)
      } else {
        unsafe writeWithCompanion(kind, of: core, to: record)
      }
    }

    @inline(never)
    private static func writeWithCompanion(_ kind: UInt8, of core: SpanCore, to record: UnsafeMutableRawPointer) {
      unsafe write(kind, of: core, object: core.companion, to: record)
    }

    @inline(__always)
    private static func write(
      _ kind: UInt8, of core: SpanCore, object: AnyObject?, to record: UnsafeMutableRawPointer
    ) {
      // SAFETY: the caller has reserved 64 bytes; all record types fit (RawRecordTests).
      unsafe record.bindMemory(to: RawIdentity.self, capacity: 1).initialize(
        to: RawIdentity(
          header: RawHeader(kind: kind, flags: core.flags.rawValue), trace: core.trace, traceHigh: core.traceID.high,
          traceLow: core.traceID.low, object: object))
    }
  }
#endif
