#if FileSystem
  internal import Fastrace
  internal import Synchronization
  internal import SystemPackage

  /// The span of a file or a folder while it is open, and what was read and written in that time.
  ///
  /// It ends when the handle is closed, at the latest when nobody holds the handle any more.
  final class HandleSpan: Sendable {
    let path: FilePath
    let tracing: FileSystemTracing
    private let span: TraceSpan
    /// What was current when the file was opened.
    private let parent: SpanID?
    private let bytesRead = Atomic<Int64>(0)
    private let bytesWritten = Atomic<Int64>(0)

    init(_ path: FilePath, _ tracing: FileSystemTracing) {
      self.path = path
      self.tracing = tracing
      parent = SpanContext.current?.spanID
      span = tracing.enter(.handle, path)
    }

    deinit { end() }

    func read(_ count: Int) { bytesRead.wrappingAdd(Int64(count), ordering: .relaxed) }

    func wrote(_ count: Int64) { bytesWritten.wrappingAdd(count, ordering: .relaxed) }

    func end() {
      guard span.isRecording else { return }
      let (read, written) = (bytesRead.load(ordering: .relaxed), bytesWritten.load(ordering: .relaxed))
      if read > 0 { span.setProperty("file.bytes_read", read) }
      if written > 0 { span.setProperty("file.bytes_written", written) }
      span.end()
    }

    /// A span for something that is done with the file: under this one, unless the application has begun a span of its own
    /// since the file was opened.
    func enter(_ operation: FileSystemTracing.Operation) -> TraceSpan {
      let isNearest = span.isRecording && SpanContext.current?.spanID == parent
      return tracing.enter(operation, path, parent: isNearest ? span : nil)
    }

    func operate<Result>(
      _ operation: FileSystemTracing.Operation, _ body: (TraceSpan) async throws -> Result
    ) async throws -> Result {
      try await enter(operation).operating(body)
    }
  }
#endif
