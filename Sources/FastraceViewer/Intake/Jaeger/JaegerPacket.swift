#if Viewer
  import OTLPMessages

  /// Reads a packet of a Jaeger client: a call of `emitBatch(Batch)` in Thrift's compact protocol.
  package enum JaegerPacket {
    package static func message(_ packet: [UInt8]) throws(IntakeFailure) -> [OTLPResourceSpans] {
      do {
        var reader = CompactReader(packet)
        guard try reader.byte() == 0x82, try reader.byte() & 0x1f == 1 else { throw CompactReader.Malformed() }
        _ = try reader.varint()
        guard try reader.text() == "emitBatch" else { throw CompactReader.Malformed() }
        var group = OTLPResourceSpans()
        try reader.structure { reader, field throws(CompactReader.Malformed) in
          guard field.number == 1, field.kind == .structure else { return try reader.skip(field.kind) }
          try batch(&reader, &group)
        }
        return [group]
      } catch {
        throw IntakeFailure(.malformed, "the packet is not a call of emitBatch in Thrift's compact protocol")
      }
    }

    private static func batch(
      _ reader: inout CompactReader, _ group: inout OTLPResourceSpans
    ) throws(CompactReader.Malformed) {
      var resource = OTLPResource()
      var scope = OTLPScopeSpans()
      try reader.structure { reader, field throws(CompactReader.Malformed) in
        switch (field.number, field.kind) {
        case (1, .structure): resource = try process(&reader)
        case (2, .list):
          try reader.structures { reader throws(CompactReader.Malformed) in
            scope.spans.append(try JaegerSpanReader.span(&reader))
          }
        default: try reader.skip(field.kind)
        }
      }
      group.resource = resource
      group.scopeSpans = [scope]
    }

    private static func process(_ reader: inout CompactReader) throws(CompactReader.Malformed) -> OTLPResource {
      var resource = OTLPResource()
      var name = ""
      try reader.structure { reader, field throws(CompactReader.Malformed) in
        switch (field.number, field.kind) {
        case (1, .binary): name = try reader.text()
        case (2, .list):
          try reader.structures { reader throws(CompactReader.Malformed) in
            resource.attributes.append(try JaegerSpanReader.tag(&reader))
          }
        default: try reader.skip(field.kind)
        }
      }
      if resource.attributes["service.name"] == nil {
        resource.attributes.insert(OTLPAttribute("service.name", name), at: 0)
      }
      return resource
    }
  }
#endif
