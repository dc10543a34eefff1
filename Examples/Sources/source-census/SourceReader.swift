import Dispatch
import Fastrace
import Foundation

/// Reads files on a Dispatch queue, so that no task blocks.
struct SourceReader {
  private let queue = DispatchQueue(label: "source-reader", attributes: .concurrent)

  func read(_ file: SourceFile) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      // A queue knows nothing of the task's span: `carry` takes it along.
      queue.async(execute: TraceSpan.current.carry { continuation.resume(with: Result { try load(file) }) })
    }
  }

  private func load(_ file: SourceFile) throws -> [UInt8] {
    try LocalSpan.with("read") {
      let bytes = [UInt8](try Data(contentsOf: file.url))
      LocalSpan.setProperty("bytes", bytes.count)
      guard String(validating: bytes, as: UTF8.self) != nil else { throw NotText(path: file.path) }
      return bytes
    }
  }
}

/// A file is not UTF-8.
struct NotText: Error, CustomStringConvertible {
  var path: String
  var description: String { "\(path) is not valid UTF-8" }
}
