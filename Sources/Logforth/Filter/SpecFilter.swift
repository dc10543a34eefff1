#if Logging
  public import Fastrace
  public import Logging

  /// Filters by a specification such as `info,app.db=debug,app.http=off`, as the variable RUST_LOG has it.
  ///
  /// The parts are `target=level`, `target` for all levels of it, or a level for whatever no target matches; levels are
  /// those of swift-log, `warn`, `all` and `off`. A target matches all loggers whose label begins with it. Of several that
  /// match, the longest counts, and of the same the last. What nothing matches is rejected; an empty specification is
  /// `error`, and so is one of which no part makes sense.
  public struct SpecFilter: LogFilter, CustomStringConvertible {
    /// What a target may log; nil means nothing.
    struct Directive: Hashable, Sendable {
      var target: String
      var level: Logger.Level?
    }

    /// Sorted by the length of the target, longest first.
    private(set) var directives: [Directive] = []

    /// Reads a specification strictly.
    ///
    /// - Throws: ``SpecError`` for the first part that makes no sense.
    public init(parsing spec: String) throws {
      let (directives, errors) = Self.read(spec)
      if let error = errors.first { throw error }
      self.directives = directives
    }

    /// Reads a specification, and reports and leaves out the parts that make no sense.
    public init(_ spec: String, problemHandler: Fastrace.ProblemHandler = .logforth) {
      let (directives, errors) = Self.read(spec)
      for error in errors {
        problemHandler.report(Fastrace.ProblemHandler.Problem(kind: "log-filter", description: error.description))
      }
      self.directives = directives
    }

    /// Reads the specification in an environment variable, or `fallback` when it is not set.
    public init(
      variable: String, default fallback: String = "error", problemHandler: Fastrace.ProblemHandler = .logforth
    ) {
      self.init(Environment.value(of: variable) ?? fallback, problemHandler: problemHandler)
    }

    /// Rejects what the specification does not allow.
    public func decide(_ record: LogRecord) -> FilterResult {
      guard let level = lowestLevel(target: record.target), record.level >= level else { return .reject }
      return .neutral
    }

    /// The level of the longest target that the label begins with.
    public func lowestLevel(target: String) -> Logger.Level? {
      directives.first { target.utf8.starts(with: $0.target.utf8) }?.level
    }

    /// The specification as it was understood.
    public var description: String {
      directives.map { directive in
        let level = directive.level?.rawValue ?? "off"
        return directive.target.isEmpty ? level : "\(directive.target)=\(level)"
      }.joined(separator: ",")
    }
  }

  extension LogFilter where Self == SpecFilter {
    /// Filters by a specification such as `info,app.db=debug`.
    public static func spec(_ spec: String) -> SpecFilter { SpecFilter(spec) }

    /// Filters by the specification in an environment variable.
    public static func variable(_ name: String = "RUST_LOG", default fallback: String = "error") -> SpecFilter {
      SpecFilter(variable: name, default: fallback)
    }
  }
#endif
