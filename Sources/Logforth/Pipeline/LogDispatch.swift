#if Logging
  internal import Fastrace
  internal import Logging

  /// One way that records take: through filters and diagnostics to appenders.
  ///
  /// A value that is changed by calling its methods in a row, as in ``LogforthBuilder/dispatch(_:)``.
  public struct LogDispatch: Sendable {
    private var filters: [any LogFilter] = []
    private var diagnostics: [any LogDiagnostic] = []
    private(set) var appenders: [any LogAppender] = []

    /// A dispatch that takes everything and writes it nowhere.
    public init() {}

    /// Adds a filter, which is asked when those before it are neutral.
    public func filter(_ filter: some LogFilter) -> LogDispatch { changed { $0.filters.append(filter) } }

    /// Adds a filter made of a closure.
    public func filter(_ body: @escaping @Sendable (_ record: LogRecord) -> FilterResult) -> LogDispatch {
      filter(ClosureFilter(body))
    }

    /// Adds a diagnostic.
    public func diagnostic(_ diagnostic: some LogDiagnostic) -> LogDispatch {
      changed { $0.diagnostics.append(diagnostic) }
    }

    /// Adds an appender.
    public func append(_ appender: some LogAppender) -> LogDispatch { changed { $0.appenders.append(appender) } }

    private func changed(_ change: (inout LogDispatch) -> Void) -> LogDispatch {
      var copy = self
      change(&copy)
      return copy
    }

    /// The lowest level of which records of a logger can be written.
    ///
    /// A filter that accepts hides those behind it. Those of this module that know levels never accept; any other may, so
    /// that nothing behind it counts.
    func lowestLevel(target: String) -> Logger.Level? {
      var lowest = Logger.Level.trace
      for filter in filters {
        guard let level = filter.lowestLevel(target: target) else { return nil }
        lowest = max(lowest, level)
        if !(filter is LevelFilter || filter is SpecFilter) { break }
      }
      return appenders.isEmpty ? nil : lowest
    }

    func log(_ record: consuming LogRecord, _ problemHandler: Fastrace.ProblemHandler) {
      guard admits(record) else { return }
      if !diagnostics.isEmpty {
        var properties = record.diagnostics
        for index in diagnostics.indices { diagnostics[index].add(to: &properties, of: record) }
        record.diagnostics = properties
      }
      guard let last = appenders.indices.last else { return }
      for index in 0..<last { append(copy record, appenders[index], problemHandler) }
      append(record, appenders[last], problemHandler)
    }

    private func admits(_ record: borrowing LogRecord) -> Bool {
      for index in filters.indices {
        switch filters[index].decide(record) {
        case .accept: return true
        case .reject: return false
        case .neutral: continue
        }
      }
      return true
    }

    private func append(
      _ record: consuming LogRecord, _ appender: any LogAppender, _ problemHandler: Fastrace.ProblemHandler
    ) {
      appender.capture(record)
      do { try appender.append(record) } catch { problemHandler.report(AppendFailure(error, records: 1)) }
    }
  }

  extension Fastrace.ProblemHandler {
    /// Counts the lost records, and says what happened.
    func report(_ failure: AppendFailure, drops: LogDrops = .process) {
      if failure.lostRecords > 0 { drops.add(failure.lostRecords, .appenderFailed) }
      let lost = failure.lostRecords == 1 ? "1 record is lost" : "\(failure.lostRecords) records are lost"
      report(Problem(kind: "log-appender", description: "\(failure.description); \(lost)"))
    }
  }
#endif
