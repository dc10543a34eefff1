#if FileSystem
  public import Fastrace
  public import SystemPackage

  /// How operations of a file system are traced: which of them, what their spans are called, and what is recorded.
  ///
  /// Every value has a default. The closures run in the task that calls the file system, many at once.
  public struct FileSystemTracing: Sendable {
    /// What a span is about.
    public enum Operation: String, Sendable, Hashable, CaseIterable {
      /// The time from opening a file or a folder until it is closed.
      case handle
      /// Opening a file or a folder.
      case open
      /// Asking for the size and other attributes, or for the target of a symbolic link.
      case stat
      /// Reading a part of a file, or a file in chunks.
      case read
      /// Writing to a file, or changing its size.
      case write
      /// Waiting until everything is on the disk.
      case sync
      /// Closing a file, which makes a new one visible.
      case close
      /// Reading the entries of a folder.
      case list
      /// Making a folder or a symbolic link.
      case create
      /// Copying a file or a folder.
      case copy
      /// Moving a file or a folder, or putting it in the place of another.
      case rename
      /// Removing a file or a folder.
      case delete
    }

    /// Whether operations on a path are traced.
    ///
    /// Default: all are.
    public var filter: @Sendable (Operation, FilePath) -> Bool = { _, _ in true }
    /// The name of a span, instead of the default.
    ///
    /// Nil stands for the default, `file read`: paths are too many for names.
    public var spanName: @Sendable (Operation, FilePath) -> String? = { _, _ in nil }
    /// Called when a span has begun, to set more properties.
    public var onOperation: (@Sendable (Operation, FilePath, TraceSpan) -> Void)?

    /// The defaults.
    public init() {}

    func enter(_ operation: Operation, _ path: FilePath, parent: TraceSpan? = nil) -> TraceSpan {
      guard filter(operation, path) else { return .noop }
      func name() -> String { spanName(operation, path) ?? "file \(operation)" }
      let span = parent.map { TraceSpan.begin(name(), parent: $0) } ?? TraceSpan.begin(name())
      guard span.isRecording else { return span }
      span.setProperty("file.path", path.string)
      onOperation?(operation, path, span)
      return span
    }
  }
#endif
