internal import CFastrace

/// The library as a whole: its reporters, its configuration, what became of all spans.
///
///     Fastrace.setReporter(ConsoleReporter())
///
/// A child that was made with `fork` inherits the reporters and the configuration. It starts with fresh ids, empty buffers
/// and a collector of its own, and flushes with ``flushBlocking(timeout:)``, because the thread pool of Swift does not exist
/// there. <doc:Exporters> says what each reporter does in a child.
public enum Fastrace {
  /// Sets the reporter that gets all spans from now on, and how spans are sampled, bounded and exported.
  ///
  /// Roots that begin before are not recorded, and counted. A reporter that was set before gets what was recorded until
  /// now, in the background, and is shut down; unless it is the same object, set again to change the configuration, which
  /// then may still be called for what came before while it is called for what comes now.
  ///
  /// Thread-safe. Cost: reads all span buffers on the calling thread, some microseconds, more when much was recorded.
  ///
  ///     Fastrace.setReporter(ConsoleReporter())
  ///
  /// Without the package trait `Enable` there is nothing to report: one line on standard error says so.
  public static func setReporter(
    _ reporter: some SpanReporter, configuration: Fastrace.Configuration = Fastrace.Configuration()
  ) {
    setReporters([reporter], configuration: configuration)
  }

  /// Sets several reporters, each of which gets all spans from now on at its own pace.
  ///
  /// With none, recording stops, and the configuration still says how contexts travel: see ``Fastrace/propagator``.
  ///
  /// See ``Fastrace/setReporter(_:configuration:)``.
  public static func setReporters(
    _ reporters: [any SpanReporter], configuration: Fastrace.Configuration = Fastrace.Configuration()
  ) {
    #if Enable
      Runtime.install(Setup(reporters: reporters, configuration: configuration))
    #else
      if reporters.isEmpty { return }
      StandardError.write(
        """
        fastrace: a reporter was set, but tracing is compiled out. Turn the package trait Enable on where the application \
        depends on fastrace: .package(url: ..., from: ..., traits: ["Enable"]), or build with --traits Enable.

        """)
    #endif
  }

  /// Exports all spans that have ended, and waits for that.
  ///
  /// Thread-safe. Spans of traces whose root has not ended stay where they are. Inside a reporter it returns false at once.
  ///
  /// - Parameter timeout: How long to wait; kept even when a reporter hangs.
  /// - Returns: True when everything was handed to the reporters and they have returned, false when the time was up. What
  ///   was dropped on the way is in ``Fastrace/statistics()``.
  @discardableResult
  public static func flush(timeout: Duration = .seconds(10)) async -> Bool {
    #if Enable
      if ExportPipeline.isReporting { return false }
      let deadline = fastrace_monotonic_ns() &+ timeout.nanosecondsClamped
      return await withCheckedContinuation { continuation in
        Runtime.current.collector.flush(deadline: deadline) { continuation.resume(returning: $0) }
      }
    #else
      return true
    #endif
  }

  /// Exports all spans that have ended, and blocks the calling thread for that: for synchronous programs.
  ///
  /// See ``Fastrace/flush(timeout:)``, which is the one to use in asynchronous code.
  @available(*, noasync, message: "use await Fastrace.flush(timeout:)")
  @discardableResult
  public static func flushBlocking(timeout: Duration = .seconds(10)) -> Bool {
    #if Enable
      if ExportPipeline.isReporting { return false }
      return Runtime.current.collector.flushBlocking(deadline: fastrace_monotonic_ns() &+ timeout.nanosecondsClamped)
    #else
      return true
    #endif
  }

  /// Stops recording, exports all spans that have ended, and shuts the reporters down.
  ///
  /// Thread-safe. A reporter that is set afterwards starts recording again. Inside a reporter it does nothing, and returns
  /// false at once.
  ///
  /// - Parameter timeout: How long to wait; kept even when a reporter hangs. What is still queued then is dropped and
  ///   counted.
  /// - Returns: True when everything was exported in time.
  @discardableResult
  public static func shutdown(timeout: Duration = .seconds(10)) async -> Bool {
    #if Enable
      if ExportPipeline.isReporting { return false }
      let deadline = fastrace_monotonic_ns() &+ timeout.nanosecondsClamped
      fastrace_set_root_mode(RootMode.noReporter)
      let isFlushed = await flush(timeout: timeout)
      return await withCheckedContinuation { continuation in
        Runtime.shutDown(deadline: deadline) { continuation.resume(returning: isFlushed && $0) }
      }
    #else
      return true
    #endif
  }

  /// What became of all spans so far.
  ///
  /// See ``Fastrace/Statistics``.
  ///
  /// Cost: reads all span buffers first, so that the numbers are those of this moment; some microseconds, more when much
  /// was recorded.
  public static func statistics() -> Fastrace.Statistics {
    #if Enable
      Runtime.current.statistics
    #else
      Fastrace.Statistics()
    #endif
  }

  /// Adds a reporter beside those that are set, unless it is among them already.
  ///
  /// The others go on as before. With none set, recording starts with the configuration that was last in force. The next
  /// `setReporter` replaces the added reporter like all others.
  package static func addReporter(_ reporter: some SpanReporter & AnyObject) {
    #if Enable
      Runtime.add(reporter)
    #endif
  }
}
