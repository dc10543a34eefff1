#if Viewer
  import ArgumentParser
  import FastraceDemo
  import Synchronization

  /// Customers of the shop, who go on whatever happens to it.
  struct TrafficCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "traffic")

    @Argument(help: "The gateway.") var url: String
    @Option(help: "How many customers there are.") var customers = 8

    struct Counts: Encodable, Sendable {
      var answers: [String: Int] = [:]
      /// Answers that are not those of a healthy shop.
      var unexpected = 0
      /// Requests that were not answered.
      var failed = 0
    }

    mutating func run() async throws {
      let traffic = DemoTraffic(url: url)
      let counts = SharedCounts()
      let crowd = Task { [customers] in
        await withTaskGroup(of: Void.self) { group in
          for _ in 0..<customers { group.addTask { await counts.shop(traffic) } }
          group.addTask { await counts.keepWriting() }
        }
      }
      await StandardInput.ended()
      crowd.cancel()
      await crowd.value
      JSONLines.write(counts.value)
    }

    private final class SharedCounts: Sendable {
      private let state = Mutex(Counts())
      var value: Counts { state.withLock { $0 } }

      func shop(_ traffic: DemoTraffic) async {
        // Mostly orders and items; one forecast, which keeps the database busy.
        let usual = [0, 1, 1, 0, 1, 2, 0, 1, 3, 1, 0, 4, 1, 0, 5, 1, 0, 1, 6, 0]
        while !Task.isCancelled {
          for index in usual.shuffled() {
            await send(DemoTraffic.tour[index], traffic)
            guard (try? await Task.sleep(for: .milliseconds(.random(in: 20...250)))) != nil else { return }
          }
        }
      }

      private func send(_ request: DemoTraffic.Request, _ traffic: DemoTraffic) async {
        do {
          let answer = try await traffic.send(request)
          state.withLock { counts in
            counts.answers["\(answer.status)", default: 0] += 1
            if !answer.isExpected { counts.unexpected += 1 }
          }
        } catch {
          state.withLock { $0.failed += 1 }
        }
      }

      func keepWriting() async {
        while (try? await Task.sleep(for: .seconds(1))) != nil { JSONLines.write(value) }
      }
    }
  }

  /// One customer who asks for one of each kind, and notes which traces that makes.
  struct TourCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "tour")

    @Argument(help: "The gateway.") var url: String

    private struct Step: Encodable {
      var path: String
      var status: UInt
      var isExpected: Bool
      var trace: String
      /// Whether it passes through all services.
      var isOrder: Bool
    }

    mutating func run() async throws {
      for answer in try await DemoTraffic(url: url).send(DemoTraffic.tour) {
        JSONLines.write(
          Step(
            path: answer.request.path, status: answer.status, isExpected: answer.isExpected,
            trace: answer.traceID ?? "", isOrder: answer.request == DemoTraffic.order))
      }
    }
  }
#endif
