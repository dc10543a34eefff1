#if Viewer
  /// Work that is done again and again, for which nobody waits: a failure is counted, told, and no reason to end.
  ///
  /// A database may be locked or a disk full for a while; what arrives then is refused to its sender anyway.
  struct BackgroundWork: Sendable {
    let counters: StoreCounters
    /// Called with the first failure after something worked.
    let onFailure: @Sendable (String) -> Void

    /// Calls `body` at intervals until the task is cancelled.
    func `repeat`(_ what: String, every interval: Duration, _ body: () async throws -> Void) async throws {
      var isFailing = false
      while true {
        try await Task.sleep(for: interval)
        do {
          try await body()
          isFailing = false
        } catch {
          // A database that is interrupted says so in its own way.
          try Task.checkCancellation()
          counters.failedInBackground()
          if !isFailing { onFailure("\(what) failed, and will be tried again: \(error)") }
          isFailing = true
        }
      }
    }
  }
#endif
