/// The library that records a span, with its version: what OpenTelemetry calls an instrumentation scope.
///
/// A library that records spans of its own makes one constant and sets it on them; exporters over OTLP group spans by
/// their scope. Spans without a scope belong to this library's own, `fastrace`.
///
///     extension InstrumentationScope {
///       static let orders = InstrumentationScope("orders", version: "1.2.0")
///     }
///
///     let span = LocalSpan.enter("load order")
///     span.setScope(.orders)
///
/// A value that any thread may copy. Two scopes are equal when name, version and attributes are.
///
/// > Cost: Making a scope allocates; copying it and setting it on a span does not. Spans without a scope cost nothing.
public struct InstrumentationScope: Sendable, Hashable {
  /// Shared by all copies, so that a record of a span holds no more than a reference.
  final class Storage: Sendable {
    let name: String
    let version: String
    let attributes: [Property]

    init(name: String, version: String, attributes: [Property]) {
      self.name = name
      self.version = version
      self.attributes = attributes
    }
  }

  let storage: Storage

  /// A scope.
  ///
  /// - Parameters:
  ///   - name: The name of the library, by which its spans are found.
  ///   - version: Its version; nil when it is not known.
  ///   - attributes: More about the library; of several with the same key the last one counts.
  public init(_ name: String, version: String? = nil, attributes: Properties = [:]) {
    storage = Storage(
      name: name, version: version ?? "", attributes: Fastrace.Resource(attributes).attributes)
  }

  init(_ storage: Storage) { self.storage = storage }

  /// The name of the library.
  public var name: String { storage.name }
  /// The version of the library; nil when it is not known.
  public var version: String? { storage.version.isEmpty ? nil : storage.version }
  /// More about the library, each key once.
  public var attributes: [Property] { storage.attributes }

  /// True when both refer to the same memory, as copies of one constant do; scopes that differ here may be equal.
  package func isIdentical(to other: InstrumentationScope) -> Bool { storage === other.storage }

  /// True when name, version and attributes are the same.
  public static func == (left: InstrumentationScope, right: InstrumentationScope) -> Bool {
    left.isIdentical(to: right)
      || left.name == right.name && left.version == right.version && left.attributes == right.attributes
  }

  /// Hashes name and version.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(version)
  }
}

extension TraceSpan {
  /// Says which library records the span; the last call wins.
  ///
  /// > Cost: As a property, about 10 ns.
  public func setScope(_ scope: @autoclosure () -> InstrumentationScope) {
    #if Enable
      guard let detail = nextDetail else { return }
      ThreadState.current.recordScope(detail, scope: scope())
    #endif
  }
}

extension LocalSpan {
  /// Says which library records the span; the last call wins.
  ///
  /// > Cost: As a property, about 10 ns.
  @inlinable
  public borrowing func setScope(_ scope: @autoclosure () -> InstrumentationScope) {
    #if Enable
      if id == 0 { return }
      ThreadState.current.recordScope(DetailOwner(trace: trace, id: id), scope: scope())
    #endif
  }
}

#if Enable
  extension ThreadState {
    @usableFromInline @inline(never)
    func recordScope(_ owner: DetailOwner, scope: InstrumentationScope) {
      recordObject(RawKind.scope, owner, scope.storage, bytes: 0)
    }
  }
#endif
