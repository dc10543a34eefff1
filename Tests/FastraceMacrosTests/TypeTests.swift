#if Macros
  import FastraceMacros
  import Observation
  import Testing

  // Members of types that are less common than those in MethodTests.

  private struct Stack<Element> {
    private(set) var elements: [Element] = []

    struct Slice<Index: Hashable> {
      let index: Index

      @Trace func find<Other: Sequence>(in other: Other) async -> Bool where Other.Element == Index {
        other.contains(index)
      }
    }

    @Trace mutating func push(_ element: consuming Element) { elements.append(element) }
    @Trace static func make(of elements: Element...) -> Self { Self(elements: elements) }
    @Trace static func + (left: Self, right: Self) -> Self { Self(elements: left.elements + right.elements) }
  }

  extension Stack where Element: Comparable {
    @Trace static func sorted(_ elements: [Element]) async -> Self { Self(elements: elements.sorted()) }
  }

  private protocol Store {
    associatedtype Key: Hashable & Sendable
    var keys: Set<Key> { get set }
    func load(_ key: Key) async throws -> Bool
  }

  extension Store {
    @Trace func load(_ key: Key) async throws -> Bool { keys.contains(key) }
    @Trace mutating func insert(_ key: Key) async { keys.insert(key) }
  }

  private struct NumberStore: Store {
    var keys: Set<Int> = []
  }

  private class Base {
    let log: Log
    @Trace required init(_ log: Log) { self.log = log }
    @Trace func name() -> String { "base" }
  }

  private final class Derived: Base {
    // swift-format-ignore: NeverUseImplicitlyUnwrappedOptionals
    var title: String!

    @Trace required init(_ log: Log) {
      title = "derived"
      super.init(log)
      log.lines.append("made")
    }
    @Trace init!(_ log: Log, title: String?) throws(Failure) {
      guard let title else { throw Failure() }
      if title.isEmpty { return nil }
      self.title = title
      super.init(log)
    }
    @Trace override func name() -> String { super.name() + " derived" }
    // swift-format-ignore: NeverUseImplicitlyUnwrappedOptionals
    @Trace func titleLater() async -> String! { title }
  }

  @MainActor private final class Log: Sendable {
    nonisolated(unsafe) var lines: [String] = []
    nonisolated init() {}
    @Trace static func shared() -> Log { Log() }
    @Trace nonisolated(nonsending) func count() async -> Int { lines.count }
  }

  @Observable @TraceAll
  private final class Model {
    var count = 0
    func increment() { count += 1 }
    func incrementLater() async { count += 1 }
    @NoTrace func quiet() {}
  }

  private enum Parity: Int, CaseIterable {
    case even, odd
    @Trace mutating func flip() async { self = self == .even ? .odd : .even }
    @Trace func callAsFunction(_ number: Int) -> Bool { number % 2 == rawValue }
  }

  @Suite struct TypeTests {
    @Test func tracesGenericTypes() async throws {
      let tree = """
        test
          Stack.+(left:right:)
          Stack.Slice.find(in:)
          Stack.make(of:)
          Stack.push(_:)
          Stack.sorted(_:)
        """
      try await expectTree(tree) {
        var stack = Stack.make(of: 1, 2)
        stack.push(3)
        #expect((stack + Stack()).elements == [1, 2, 3])
        #expect(await Stack.sorted([2, 1]).elements == [1, 2])
        #expect(await Stack<Int>.Slice(index: 1).find(in: [1]))
      }
    }

    @Test func tracesRequirements() async throws {
      try await expectTree("test\n  Store.insert(_:)\n  Store.load(_:)") {
        var store = NumberStore()
        await store.insert(1)
        let isLoaded = try await store.load(1)
        #expect(isLoaded)
      }
    }

    @Test func tracesClassHierarchies() async throws {
      let log = Log()
      let tree = """
        test
          Derived.init(_:)
            Base.init(_:)
          Derived.name()
            Base.name()
          Derived.titleLater()
        """
      let derived = Mutable<Derived>()
      try await expectTree(tree) {
        let object = Derived(log)
        #expect(object.name() == "base derived")
        #expect(await object.titleLater() == "derived")
        derived.value = object
      }
      derived.value = nil
      #expect(log.lines == ["made"])
    }

    @Test func tracesFailableInitializers() throws {
      #expect(throws: Failure.self) { try Derived(Log(), title: nil) }
      let none = try Derived(Log(), title: "")
      #expect(none == nil)
      #expect(try Derived(Log(), title: "a").title == "a")
    }

    @Test @MainActor func tracesGlobalActorsMembers() async throws {
      try await expectTree("test\n  Log.count()\n  Log.shared()") { @MainActor in
        #expect(await Log.shared().count() == 0)
      }
    }

    @Test func worksBesideOtherMacros() async throws {
      try await expectTree("test\n  Model.increment()\n  Model.incrementLater()") {
        let model = Model()
        model.increment()
        await model.incrementLater()
        model.quiet()
        #expect(model.count == 2)
      }
    }

    @Test func tracesEnumerations() async throws {
      try await expectTree("test\n  Parity.callAsFunction(_:)\n  Parity.flip()") {
        var parity = Parity.even
        await parity.flip()
        #expect(parity(3))
      }
    }
  }

  /// A place for a value that is not sent anywhere.
  private final class Mutable<Value> {
    var value: Value?
  }
#endif
