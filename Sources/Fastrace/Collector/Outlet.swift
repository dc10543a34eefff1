#if Enable
  /// Where finished spans leave the assembler: to each pipeline.
  final class Outlet {
    private let exports: ExportAccount
    var pipelines: [ExportPipeline] = []

    init(_ exports: ExportAccount) { self.exports = exports }

    func deliver(_ batches: [SpanBatch]) {
      let exports = exports
      let batches = batches.map { spans in
        ExportBatch(spans, reporters: pipelines.count) { exports.settle(reported: $0, dropped: $1, $2) }
      }
      for pipeline in pipelines { pipeline.enqueue(batches) }
    }
  }
#endif
