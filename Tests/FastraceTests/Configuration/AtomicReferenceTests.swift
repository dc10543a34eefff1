#if Enable
  import Testing

  @testable import Fastrace

  @Suite struct ReplacedSamplerTests {
    private let parameters = SamplingParameters(traceID: .random())

    @Test func releasesASamplerThatWasReplaced() {
      let point = AtomicReference<Sampler>()
      weak var marker: Marker?
      do {
        let used = Marker()
        marker = used
        point.set(Sampler { _ in used.isAlive })
      }
      #expect(point.decide(parameters))
      #expect(marker != nil)
      point.set(.alwaysOff)
      #expect(marker == nil)
      #expect(!point.decide(parameters))
    }

    @Test func keepsASamplerThatIsBeingAsked() {
      let point = AtomicReference<Sampler>()
      weak var marker: Marker?
      do {
        let used = Marker()
        marker = used
        point.set(
          Sampler { [parameters] _ in
            point.set(.alwaysOff)
            point.set(.alwaysOn)
            return used.isAlive && point.decide(parameters)
          })
      }
      #expect(point.decide(parameters))
      #expect(marker == nil)
    }

    @Test func releasesTheSamplerInForceWithThePoint() {
      weak var marker: Marker?
      do {
        let (point, used) = (AtomicReference<Sampler>(), Marker())
        marker = used
        point.set(Sampler { _ in used.isAlive })
        #expect(point.decide(parameters))
      }
      #expect(marker == nil)
    }

    @Test func isAskedWhileSamplersAreReplaced() async {
      let (point, living) = (AtomicReference<Sampler>(), Counter())
      await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<3 {
          group.addTask { (0..<20_000).allSatisfy { _ in point.decide(SamplingParameters(traceID: .random())) } }
        }
        group.addTask {
          for _ in 0..<2_000 {
            let marker = Marker(living)
            point.set(Sampler { _ in marker.isAlive })
          }
          return true
        }
        for await isRight in group { #expect(isRight) }
      }
      point.set(.alwaysOn)
      #expect(living.count == 0)
    }
  }

  extension AtomicReference<Sampler> {
    fileprivate func decide(_ parameters: SamplingParameters) -> Bool {
      read { $0.decision(for: parameters).isSampled } ?? true
    }
  }

  /// Something that a sampler keeps alive.
  private final class Marker: Sendable {
    private let living: Counter
    private let canary = 0x1234_5678

    init(_ living: Counter = Counter()) {
      self.living = living
      living.increment()
    }

    deinit { living.increment(by: -1) }

    var isAlive: Bool { canary == 0x1234_5678 }
  }
#endif
