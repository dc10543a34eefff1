import Fastrace
import Foundation

/// Counts files, some at a time: reads each on a Dispatch queue, takes it apart on a thread pool, and hands the numbers
/// to the census.
struct FileCounter {
  private let census: Census
  private let reader = SourceReader()
  private let pool: ThreadPool
  private let width: Int

  init(_ census: Census) {
    self.census = census
    width = max(2, ProcessInfo.processInfo.activeProcessorCount)
    pool = ThreadPool(threads: width)
  }

  /// Returns when all are counted.
  func count(_ files: [SourceFile]) async {
    defer { pool.stop() }
    await withTaskGroup(of: Void.self) { group in
      // Child tasks inherit the current span, so nothing needs to be said here.
      for (index, file) in files.enumerated() {
        if index >= width { await group.next() }
        group.addTask { await count(file) }
      }
    }
  }

  private func count(_ file: SourceFile) async {
    await TraceSpan.with("count file") { span in
      span.setProperty("path", file.path)
      do {
        let bytes = try await reader.read(file)
        let count = await pool.run { FileCount(file, bytes) }
        span.setProperty("lines", count.lines.total)
        span.setProperty("tokens", count.tokens.total)
        await census.add(count)
      } catch {
        span.recordError(error)
        await census.skip(file, "\(error)")
      }
    }
  }
}
