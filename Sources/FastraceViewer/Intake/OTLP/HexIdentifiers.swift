#if Viewer
  import OTLPMessages

  /// Ids in the JSON encoding of OTLP, which are hexadecimal and not base64 as in that of protobuf.
  ///
  /// Hexadecimal digits are digits of base64 as well, and ids have a multiple of four of them. So the decoder for
  /// protobuf's JSON takes an id for bytes that can be turned back into the digits.
  enum HexIdentifiers {
    static func restore(_ request: inout OTLPRequest) {
      for resource in request.resourceSpans.indices {
        for scope in request.resourceSpans[resource].scopeSpans.indices {
          for span in request.resourceSpans[resource].scopeSpans[scope].spans.indices {
            restore(&request.resourceSpans[resource].scopeSpans[scope].spans[span])
          }
        }
      }
    }

    static func restore(_ request: inout OTLPLogsRequest) {
      for resource in request.resourceLogs.indices {
        for scope in request.resourceLogs[resource].scopeLogs.indices {
          for record in request.resourceLogs[resource].scopeLogs[scope].logRecords.indices {
            restore(&request.resourceLogs[resource].scopeLogs[scope].logRecords[record])
          }
        }
      }
    }

    private static func restore(_ record: inout OTLPLogRecord) {
      record.traceID = .init(bytes(record.traceID))
      record.spanID = .init(bytes(record.spanID))
    }

    static func restore(_ span: inout OTLPSpan) {
      span.traceID = .init(bytes(span.traceID))
      span.spanID = .init(bytes(span.spanID))
      span.parentSpanID = .init(bytes(span.parentSpanID))
      for link in span.links.indices {
        span.links[link].traceID = .init(bytes(span.links[link].traceID))
        span.links[link].spanID = .init(bytes(span.links[link].spanID))
      }
    }

    /// One byte too many for an id that is none, so that it is seen.
    static func bytes(_ decoded: some Collection<UInt8>) -> [UInt8] {
      let decoded = Array(decoded)
      guard decoded.count.isMultiple(of: 3) else { return [0] }
      var nibbles: [UInt8] = []
      for start in stride(from: 0, to: decoded.count, by: 3) {
        let group = decoded[start..<start + 3].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        for shift in stride(from: 18, through: 0, by: -6) {
          guard let nibble = nibble(UInt8(group >> UInt32(shift) & 63)) else { return [0] }
          nibbles.append(nibble)
        }
      }
      return stride(from: 0, to: nibbles.count, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
    }

    /// What the digit of base64 with this value is worth as a hexadecimal digit.
    private static func nibble(_ value: UInt8) -> UInt8? {
      switch value {
      case 0...5: value + 10
      case 26...31: value - 16
      case 52...61: value - 52
      default: nil
      }
    }
  }
#endif
