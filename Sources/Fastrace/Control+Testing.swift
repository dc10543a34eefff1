#if Enable
  internal import CFastrace
  internal import Synchronization
#endif

/// Adds a reporter beside those that are set, unless it is among them already.
///
/// The others go on as before. With none set, recording starts with the configuration that was last in force. The next
/// `setReporter` replaces the added reporter like all others.
package func addReporter(_ reporter: some Reporter & AnyObject) {
  #if Enable
    Runtime.current.collector.add(reporter)
  #endif
}

#if Enable
  extension Collector {
    fileprivate func add(_ reporter: some Reporter & AnyObject) {
      state.withLock { state in
        if state.pipelines.contains(where: { KeptReporter.object(of: $0) === reporter }) { return }
        // What is finished goes to those that are set.
        cycle(&state)
        cycle(&state)
        let kept = state.pipelines.map { KeptReporter(pipeline: $0) as any Reporter }
        let configuration = state.currentConfiguration
        _ = state.apply(Setup(reporters: kept + [reporter], configuration: configuration), collector: parker)
        // A flush that is being served waits for the new pipelines now.
        if !state.serving.isEmpty { for pipeline in state.pipelines { pipeline.beginFlush() } }
        fastrace_set_root_mode(configuration.sampler.isAlwaysOn ? RootMode.record : RootMode.askSampler)
      }
      start()
      parker.notify()
    }
  }

  /// A reporter that was set when another was added, without the shutdown that a replaced reporter gets.
  ///
  /// Its first pipeline exports what it has before the reporter gets anything from the new one.
  private struct KeptReporter: Reporter {
    let pipeline: ExportPipeline

    /// The reporter that a pipeline belongs to, however often it was kept.
    static func object(of pipeline: ExportPipeline) -> AnyObject {
      var pipeline = pipeline
      while let kept = pipeline.reporter as? KeptReporter { pipeline = kept.pipeline }
      return pipeline.reporter as AnyObject
    }

    func report(_ spans: [SpanRecord]) async throws {
      try await drain()
      try await pipeline.reporter.report(spans)
    }

    func flush() async throws {
      try await drain()
      try await pipeline.reporter.flush()
    }

    func shutdown() async {
      try? await drain()
      await pipeline.reporter.shutdown()
    }

    private func drain() async throws {
      if pipeline.isFlushed { return }
      pipeline.beginFlush()
      while !pipeline.isFlushed {
        pipeline.advance()
        try await Task.sleep(for: .milliseconds(1))
      }
    }
  }
#endif
