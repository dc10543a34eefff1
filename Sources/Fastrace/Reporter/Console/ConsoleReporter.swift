internal import CFastrace

/// Prints spans for people: as a tree for each trace, or as one line for each span.
///
///     Fastrace.setReporter(ConsoleReporter())
///
/// The tree shows one batch at a time: a trace that ends as a whole appears as a whole. A span whose parent is not in the
/// batch stands at the top level with a mark, because the parent is still to come, came before, or was dropped.
/// Control characters in names and values are shown as escapes and never reach the terminal.
///
/// A plain value that any thread may copy. It is called on the reporter's own thread, so a slow terminal does not slow
/// the application down. Cost: some microseconds for each span; meant for development, not for production.
public struct ConsoleReporter: SpanReporter {
  /// How spans are printed.
  public enum Style: Sendable, Hashable {
    /// A tree for each trace, with durations, a bar for the position in the trace, and all details; long texts are cut.
    case tree
    /// One line of `key=value` for each span, whatever it contains; nothing is cut.
    case line
  }

  /// How spans are printed.
  public var style: Style
  /// Where the text goes.
  public var output: ConsoleOutput
  /// The width of the tree in columns.
  ///
  /// Wide characters count as two. Less than 40 is taken as 40.
  public var columns: Int
  /// How many children of the same name the tree shows under one parent; nil shows all.
  ///
  /// So many of those that failed, or under which one failed, and so many of the others: the slowest ones. The rest is
  /// summed up in one line.
  public var siblingLimit: Int?
  /// Whether to use colour; nil does if the output is a terminal and the environment variable `NO_COLOR` is not set.
  public var usesColor: Bool?

  /// A reporter that prints a tree for each trace to standard error, unless told otherwise.
  public init(
    style: Style = .tree, output: ConsoleOutput = .standardError, columns: Int = 80, siblingLimit: Int? = nil,
    usesColor: Bool? = nil
  ) {
    self.style = style
    self.output = output
    self.columns = columns
    self.siblingLimit = siblingLimit
    self.usesColor = usesColor
  }

  /// Prints the spans with one write.
  public func report(_ spans: SpanBatch) async throws {
    if !spans.isEmpty { output.write(text(of: Array(spans))) }
  }

  /// The text that ``report(_:)`` prints for these spans.
  public func text(of spans: [SpanRecord]) -> String {
    switch style {
    case .line: LineLayout.text(of: spans)
    case .tree:
      TreeLayout(columns: max(40, columns), siblingLimit: siblingLimit, usesColor: usesColor ?? output.takesColor)
        .text(of: spans)
    }
  }
}

/// Where a ``ConsoleReporter`` writes to.
public struct ConsoleOutput: Sendable {
  /// What may be a terminal; -1 for what cannot.
  private let descriptor: Int32
  let write: @Sendable (String) -> Void

  /// The standard error of the process, written without a buffer.
  public static let standardError = ConsoleOutput(descriptor: 2) { StandardError.write($0) }

  /// The standard output of the process, through the same buffer as `print`.
  public static let standardOutput = ConsoleOutput(descriptor: 1) { print($0, terminator: "") }

  /// A closure that gets whole lines, the line break at the end included; several at once.
  public static func closure(_ body: @escaping @Sendable (String) -> Void) -> ConsoleOutput {
    ConsoleOutput(descriptor: -1, write: body)
  }

  /// True for a terminal whose user has not asked for text without colour (no-color.org).
  var takesColor: Bool { fastrace_takes_color(descriptor) }
}
