import Fastrace
import Foundation
import Testing

/// A trace file as a viewer sees it.
struct TraceDocument {
  struct Event {
    var fields: [String: Any]
    var name: String { fields["name"] as? String ?? "?" }
    var phase: String { fields["ph"] as? String ?? "?" }
    var track: Int { fields["tid"] as? Int ?? -1 }
    var start: Double { fields["ts"] as? Double ?? -1 }
    var duration: Double { fields["dur"] as? Double ?? -1 }
    var arguments: [String: Any] { fields["args"] as? [String: Any] ?? [:] }
    var properties: [String: Any] { arguments["properties"] as? [String: Any] ?? [:] }
    /// In nanoseconds, as the viewer rounds them.
    var nanoseconds: (start: Int64, end: Int64) {
      let start = Int64((self.start * 1000).rounded())
      return (start, start + Int64((duration * 1000).rounded()))
    }
  }
  var events: [Event]
  var slices: [Event] { events.filter { $0.phase == "X" } }
  var instants: [Event] { events.filter { $0.phase == "i" } }

  /// Reads what readers of the format accept: the end may be missing, and there may be a comma instead of it.
  init(tolerant text: String) throws {
    var text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if text.hasSuffix(",") { text.removeLast() }
    if !text.hasSuffix("]") { text += "]" }
    try self.init(strict: text)
  }

  /// Reads a whole JSON text.
  init(strict text: String) throws {
    let fields = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    events = fields.map(Event.init)
  }

  /// The names of the tracks.
  var trackNames: [Int: String] {
    var names: [Int: String] = [:]
    for event in events where event.name == "thread_name" { names[event.track] = event.arguments["name"] as? String }
    return names
  }

  /// Pairs of spans on one track that no viewer can draw, because they overlap without being nested.
  ///
  /// Goes through the events as the viewers do: in the order of their times, and of equal ones in that of the file.
  var crossings: [String] {
    var crossings: [String] = []
    for (_, slices) in Dictionary(grouping: slices, by: \.track) {
      var open: [(name: String, end: Int64)] = []
      let inOrder = slices.enumerated().sorted {
        ($0.element.nanoseconds.start, $0.offset) < ($1.element.nanoseconds.start, $1.offset)
      }
      for slice in inOrder.map(\.element) {
        let (start, end) = slice.nanoseconds
        while let last = open.last, last.end <= start { open.removeLast() }
        if let last = open.last, last.end < end { crossings.append("\(slice.name) over the end of \(last.name)") }
        open.append((slice.name, end))
      }
    }
    return crossings
  }
}

/// A folder for one test, removed with the value.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "fastrace-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }
  var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted() }
}
