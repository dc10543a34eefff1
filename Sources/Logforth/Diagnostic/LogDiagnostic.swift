#if Logging
  public import Fastrace

  /// Adds what is known about the surroundings of a record: the process, the task, the trace.
  public protocol LogDiagnostic: Sendable {
    /// Adds properties to those that diagnostics before this one have added.
    ///
    /// Called on the thread that logs, for records that have passed the filters. Where a key may appear only once, later
    /// properties win.
    func add(to properties: inout [Property], of record: LogRecord)
  }

  /// The same properties for every record.
  public struct StaticDiagnostic: LogDiagnostic {
    /// The properties.
    public var properties: Properties

    /// A diagnostic with these properties, such as the version of the program.
    public init(_ properties: Properties) { self.properties = properties }

    /// Adds the properties.
    public func add(to properties: inout [Property], of record: LogRecord) {
      properties.append(contentsOf: self.properties.elements)
    }
  }

  /// Properties that hold while a piece of code runs, for the records that it makes.
  ///
  ///     await TaskLocalDiagnostic.with(["request.id": id]) { await handle(request) }
  ///
  /// Child tasks and `Task {}` inherit them; inner scopes add to those of outer ones.
  public struct TaskLocalDiagnostic: LogDiagnostic {
    @TaskLocal private static var current: [Property] = []

    /// The diagnostic.
    public init() {}

    /// Adds the properties of the scopes that are open here.
    public func add(to properties: inout [Property], of record: LogRecord) {
      properties.append(contentsOf: Self.current)
    }

    /// Adds properties to all records that the synchronous `body` makes.
    public static func with<Result>(_ properties: Properties, _ body: () throws -> Result) rethrows -> Result {
      try $current.withValue(merged(properties), operation: body)
    }

    /// Adds properties to all records that the asynchronous `body` makes.
    public static func with<Result>(
      _ properties: Properties, isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Result
    ) async rethrows -> Result {
      try await $current.withValue(merged(properties), operation: body, isolation: isolation)
    }

    private static func merged(_ properties: Properties) -> [Property] {
      let keys = Set(properties.elements.map(\.key))
      return current.filter { !keys.contains($0.key) } + properties.elements
    }
  }

  /// The ids of the innermost current span: `trace_id`, `span_id`, `sampled`; nothing without one.
  public struct FastraceDiagnostic: LogDiagnostic {
    /// The diagnostic.
    public init() {}

    /// Adds the ids.
    public func add(to properties: inout [Property], of record: LogRecord) {
      guard let context = record.spanContext else { return }
      properties.append(Property("trace_id", context.traceID.description))
      properties.append(Property("span_id", context.spanID.description))
      properties.append(Property("sampled", context.isSampled))
    }
  }

  extension LogDiagnostic where Self == FastraceDiagnostic {
    /// The ids of the innermost current span.
    public static var fastrace: FastraceDiagnostic { FastraceDiagnostic() }
  }

  extension LogDiagnostic where Self == TaskLocalDiagnostic {
    /// What ``TaskLocalDiagnostic/with(_:_:)`` has set.
    public static var taskLocal: TaskLocalDiagnostic { TaskLocalDiagnostic() }
  }

  extension LogDiagnostic where Self == StaticDiagnostic {
    /// The same properties for every record.
    public static func fixed(_ properties: Properties) -> StaticDiagnostic { StaticDiagnostic(properties) }
  }
#endif
