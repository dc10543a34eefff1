internal import Dispatch
public import Fastrace

/// A task executor that records each run of a task as a local span: it shows when asynchronous code was on a processor,
/// and when it was waiting.
///
/// A run lasts from when the task is resumed until it suspends or ends. The runs become children of the span that the
/// executor was made for. ``Fastrace/TraceSpan/recordingRuns(_:isolation:_:)`` is the short form.
///
/// The jobs run on Dispatch's global queue. Code that is isolated to an actor runs on the actor's executor and is not
/// recorded.
///
/// > Cost: A local span and a hop over Dispatch, about a microsecond, for each run.
public final class RunRecordingExecutor: TaskExecutor {
  private let span: TraceSpan
  private let name: String

  /// An executor that records runs under `span`, each with the given name.
  public init(_ span: TraceSpan, name: String = "run") {
    self.span = span
    self.name = name
  }

  /// Runs a job, and records that; called by the Swift runtime.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    DispatchQueue.global().async { self.run(job) }
  }

  private func run(_ job: UnownedJob) {
    span.recordRun(name) { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}

extension TraceSpan {
  /// Runs `body` with each of its runs recorded as a local span under this span; see ``RunRecordingExecutor``.
  ///
  /// For a span that is not recorded it only runs `body`.
  public func recordingRuns<Result: ~Copyable, Failure: Error>(
    _ name: String = "run", isolation: isolated (any Actor)? = #isolation,
    _ body: () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    #if Enable
      guard isRecording else { return try await body() }
      let executor = RunRecordingExecutor(self, name: name)
      var outcome: Swift.Result<Result, Failure>?
      await withTaskExecutorPreference(executor, isolation: isolation) {
        do throws(Failure) {
          outcome = .success(try await body())
        } catch {
          outcome = .failure(error)
        }
      }
      switch consume outcome {
      case .some(let outcome): return try outcome.get()
      case .none: preconditionFailure("the body was not run")
      }
    #else
      return try await body()
    #endif
  }
}
