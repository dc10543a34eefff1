#if Macros
  import SwiftDiagnostics
  import SwiftParser
  import SwiftSyntax
  import SwiftSyntaxMacroExpansion

  /// A message as text: as the compiler prints it, followed by the lines that each offered change would lead to.
  struct DiagnosticText {
    let text: String

    init(of diagnostic: Diagnostic, in source: SourceFileSyntax, _ context: BasicMacroExpansionContext) {
      let place = context.location(for: diagnostic.position, anchoredAt: diagnostic.node, fileName: "")
      let severity = diagnostic.diagMessage.severity == .error ? "error" : "warning"
      var lines = ["\(place.line):\(place.column): \(severity): \(diagnostic.message)"]
      for fixIt in diagnostic.fixIts {
        lines.append("  fix-it: \(fixIt.message.message)")
        let changed = Self.applying(fixIt, to: source, context)
        lines += Self.difference(source.description, changed).map { "    " + $0 }
      }
      text = lines.map { $0 + "\n" }.joined()
    }

    private static func applying(
      _ fixIt: FixIt, to source: SourceFileSyntax, _ context: BasicMacroExpansionContext
    ) -> String {
      var bytes = Array(source.description.utf8)
      let converter = SourceLocationConverter(fileName: "", tree: source)
      for case .replace(let old, let new) in fixIt.changes {
        let place = context.location(for: old.position, anchoredAt: old, fileName: "")
        let begin = converter.position(ofLine: place.line, column: place.column).utf8Offset
        bytes.replaceSubrange(begin..<begin + old.totalLength.utf8Length, with: Array(new.description.utf8))
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    /// The lines that one text has and the other has not.
    private static func difference(_ before: String, _ after: String) -> [String] {
      let (before, after) = (before.split(separator: "\n"), after.split(separator: "\n"))
      let changes = after.difference(from: before)
      return changes.removals.map { "- " + $0.element } + changes.insertions.map { "+ " + $0.element }
    }
  }

  extension CollectionDifference<Substring>.Change {
    fileprivate var element: Substring {
      switch self {
      case .insert(_, let element, _), .remove(_, let element, _): element
      }
    }
  }
#endif
