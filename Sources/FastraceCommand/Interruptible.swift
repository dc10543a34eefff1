#if Viewer
  import UnixSignals

  /// Work that ends in good order when the user or the system asks for it.
  enum Interruptible {
    /// Runs until the work ends, or Ctrl-C or SIGTERM cancels it; being cancelled is no failure.
    static func run(_ work: @escaping @Sendable () async throws -> Void) async throws {
      let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
      try await withThrowingTaskGroup(of: Bool.self) { group in
        group.addTask {
          for await _ in signals { return true }
          return false
        }
        group.addTask {
          try await work()
          return false
        }
        do {
          let isInterrupted = try await group.next() ?? false
          group.cancelAll()
          if isInterrupted { while (try? await group.next()) != nil {} }
        } catch {
          group.cancelAll()
          throw error
        }
      }
    }
  }
#endif
