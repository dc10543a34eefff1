#if Enable
  internal import CFastrace
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
        if state.pipelines.contains(where: { ($0.reporter as AnyObject) === reporter }) { return }
        // What is finished goes to those that are set.
        deliver(&state)
        state.add(reporter, collector: parker)
        let sampler = state.currentConfiguration.sampler
        fastrace_set_root_mode(sampler.isAlwaysOn ? RootMode.record : RootMode.askSampler)
      }
      start()
      parker.notify()
    }
  }
#endif
