#if Metrics
  import CoreMetrics
  import Synchronization

  /// Keeps what is recorded, by label and dimensions: `label,key=value,key=value`.
  final class RecordedMetrics: MetricsFactory {
    private struct State {
      var counts: [String: Int64] = [:]
      var gauges: [String: Int64] = [:]
      var highestGauges: [String: Int64] = [:]
      var timers: [String: [Int64]] = [:]
    }
    private let state = Mutex(State())
    var counts: [String: Int64] { state.withLock { $0.counts } }
    var gauges: [String: Int64] { state.withLock { $0.gauges } }
    var highestGauges: [String: Int64] { state.withLock { $0.highestGauges } }
    var timers: [String: [Int64]] { state.withLock { $0.timers } }

    private final class Handler: CounterHandler, RecorderHandler, TimerHandler, MeterHandler {
      let name: String
      let owner: RecordedMetrics

      init(_ label: String, _ dimensions: [(String, String)], _ owner: RecordedMetrics) {
        name = label + dimensions.map { ",\($0)=\($1)" }.joined()
        self.owner = owner
      }

      func increment(by amount: Int64) { owner.state.withLock { $0.counts[name, default: 0] += amount } }
      func record(_ value: Int64) {
        owner.state.withLock { state in
          state.gauges[name] = value
          state.highestGauges[name] = max(value, state.highestGauges[name] ?? value)
        }
      }
      func record(_ value: Double) { record(Int64(value)) }
      func recordNanoseconds(_ duration: Int64) {
        owner.state.withLock { $0.timers[name, default: []].append(duration) }
      }
      func set(_ value: Int64) { record(value) }
      func set(_ value: Double) { record(Int64(value)) }
      func increment(by amount: Double) {}
      func decrement(by amount: Double) {}
      func reset() {}
    }

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
      Handler(label, dimensions, self)
    }
    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
      Handler(label, dimensions, self)
    }
    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
      Handler(label, dimensions, self)
    }
    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
      Handler(label, dimensions, self)
    }
    func destroyCounter(_ handler: any CounterHandler) {}
    func destroyRecorder(_ handler: any RecorderHandler) {}
    func destroyMeter(_ handler: any MeterHandler) {}
    func destroyTimer(_ handler: any TimerHandler) {}
  }
#endif
