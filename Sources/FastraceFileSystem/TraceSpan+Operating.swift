#if FileSystem
  internal import Fastrace
  internal import NIOFileSystem

  extension TraceSpan {
    /// Runs an operation in this span, records its error, and ends the span.
    func operating<Result>(
      isolation: isolated (any Actor)? = #isolation, _ body: (TraceSpan) async throws -> Result
    ) async throws -> Result {
      try await run(recordingErrors: { $0.recordFailure($1) }, isolation: isolation, body)
    }

    /// Records an error; of one of the file system, the code is the type.
    func recordFailure(_ error: any Error) {
      recordError(error)
      if let error = error as? FileSystemError { setProperty("error.type", "\(error.code)") }
    }
  }
#endif
