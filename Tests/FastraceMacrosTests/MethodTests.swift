#if Macros
  import FastraceMacros
  import Testing

  private protocol Animal {
    var name: String { get }
  }

  extension Animal {
    @Trace func speak() -> String { "I am \(name)" }
    @Trace func speakLater() async -> String { "I am \(name)" }
  }

  private class Dog: Animal {
    var name = "dog"

    @Trace init() {}
    @Trace convenience init(named name: String) throws {
      if name.isEmpty { throw Failure() }
      self.init()
      self.name = name
    }
    @Trace deinit { pack.remove("dog") }

    @Trace func run() async -> String { "runs" }
    @Trace class func find() async -> Self? { nil }
    @Trace func same() -> Self { self }
    private var pack: Set<String> = []
  }

  private final class Puppy: Dog {
    @Trace override func run() async -> String { await super.run() + " fast" }
  }

  private enum Shape {
    struct Square<Length: Sendable> {
      let length: Length
      private(set) var name: String

      @Trace(style: .short) init?(_ length: Length?) {
        guard let length else { return nil }
        self.length = length
        name = "square"
      }

      @Trace mutating func rename(to name: String) { self.name = name }
      @Trace mutating func renameLater(to name: String) async { self.name = name }
      @Trace static func == (left: Self, right: Self) -> Bool { left.name == right.name }
      @Trace static func unit() -> String { "unit" }
    }
  }

  extension Shape.Square where Length == Int {
    @Trace func area() -> Int { length * length }
  }

  private struct Ticket: ~Copyable {
    var number = 1

    @Trace consuming func redeem() throws -> Int {
      let number = number
      discard self
      return number
    }

    @Trace borrowing func peek() async -> Int { number }
    @Trace mutating func change() async { number += 1 }
    deinit { Issue.record("the ticket was not redeemed") }
  }

  @Suite struct MethodTests {
    @Test func extendsProtocols() async throws {
      try await expectTree("test\n  Animal.speak()\n  Animal.speakLater()\n  Dog.deinit\n  Dog.init()") {
        let dog = Dog()
        #expect(dog.speak() == "I am dog")
        #expect(await dog.speakLater() == "I am dog")
      }
    }

    @Test func initialisesAndFreesClasses() async throws {
      let type = String(reflecting: Failure.self)
      let tree = """
        test
          Dog.deinit
          Dog.find()
          Dog.init(named:)
            Dog.init()
          Dog.init(named:) [error: failed] {error.type=\(type)} \
        (exception {exception.message=failed, exception.type=\(type)})
          Dog.same()
        """
      try await expectTree(tree) {
        #expect(throws: Failure.self) { try Dog(named: "") }
        let name = try Dog(named: "Rex").same().name
        #expect(name == "Rex")
        #expect(await Dog.find() == nil)
      }
    }

    @Test func overrides() async throws {
      try await expectTree("test\n  Dog.deinit\n  Dog.init()\n  Puppy.run()\n    Dog.run()") {
        #expect(await Puppy().run() == "runs fast")
      }
    }

    @Test func namesTypesAround() async throws {
      let tree = """
        test
          Shape.Square.==(left:right:)
          Shape.Square.area()
          Shape.Square.rename(to:)
          Shape.Square.renameLater(to:)
          Shape.Square.unit()
          init
          init
        """
      try await expectTree(tree) {
        #expect(Shape.Square<Int>(nil) == nil)
        guard var square = Shape.Square(3) else {
          Issue.record("no square")
          return
        }
        #expect(square.area() == 9)
        square.rename(to: "first")
        await square.renameLater(to: "second")
        #expect(square.name == "second")
        #expect(square == square)
        #expect(Shape.Square<Int>.unit() == "unit")
      }
    }

    @Test func tracesNoncopyableTypes() async throws {
      try await expectTree("test\n  Ticket.change()\n  Ticket.peek()\n  Ticket.redeem()") {
        var ticket = Ticket()
        await ticket.change()
        let number = await ticket.peek()
        #expect(number == 2)
        let redeemed = try ticket.redeem()
        #expect(redeemed == 2)
      }
    }
  }
#endif
