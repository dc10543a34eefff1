#if Logging
  internal import Logging

  /// A part of a filter specification that makes no sense.
  public struct SpecError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The part.
    public var part: String

    /// An error about a part.
    public init(part: String) { self.part = part }

    /// What is wrong with it, and what would be right.
    public var description: String {
      "the log filter contains \"\(part)\", which is ignored: write target=level, target or level, where a level is trace, "
        + "debug, info, notice, warning, error, critical, all or off"
    }
  }

  extension SpecFilter {
    static func read(_ spec: String) -> (directives: [Directive], errors: [SpecError]) {
      var levels: [String: Logger.Level?] = [:]
      var errors: [SpecError] = []
      for part in pieces(spec, UInt8(ascii: ",")) where !part.isEmpty {
        if let directive = directive(part) {
          levels.updateValue(directive.level, forKey: directive.target)
        } else {
          errors.append(SpecError(part: part))
        }
      }
      // A mistake must not silence errors.
      if levels.isEmpty { levels[""] = .some(.error) }
      let directives = levels.map { Directive(target: $0.key, level: $0.value) }
      return (directives.sorted { ($1.target.utf8.count, $0.target) < ($0.target.utf8.count, $1.target) }, errors)
    }

    private static func directive(_ part: String) -> Directive? {
      let halves = pieces(part, UInt8(ascii: "="))
      switch halves.count {
      case 1:
        if let level = level(halves[0]) { return Directive(target: "", level: level) }
        return Directive(target: halves[0], level: .trace)
      case 2:
        // `target=` is how RUST_LOG writes all levels of a target.
        guard !halves[0].isEmpty, let level = halves[1].isEmpty ? .some(.trace) : level(halves[1]) else { return nil }
        return Directive(target: halves[0], level: level)
      default:
        return nil
      }
    }

    /// The level of a name; nil when it is none, and a nil inside for `off`.
    private static func level(_ name: String) -> Logger.Level?? {
      switch name.lowercased() {
      case "off": .some(nil)
      case "all": .some(.trace)
      case "warn": .some(.warning)
      case let other: Logger.Level(rawValue: other).map { .some($0) }
      }
    }

    /// By bytes: a separator in front of an accent is one all the same.
    private static func pieces(_ text: String, _ separator: UInt8) -> [String] {
      text.utf8.split(separator: separator, omittingEmptySubsequences: false).map { trim(Substring($0)) }
    }

    private static func trim(_ text: some StringProtocol) -> String {
      let isSpace = { (character: Character) in character.isWhitespace }
      guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
      else {
        return ""
      }
      return String(text[first...last])
    }
  }
#endif
