#if Viewer
  import Foundation
  import Synchronization

  /// The three processes of the demonstration, started one after the other.
  package final class DemoSystem: Sendable {
    private let executable: String
    private let environment: [String: String]
    private let isVerbose: Bool
    private let processes = Mutex<[DemoService: DemoProcess]>([:])
    private let ports = Mutex<[DemoService: Int]>([:])

    /// - Parameters:
    ///   - executable: The command `fastrace`.
    ///   - endpoint: Where spans go, by OTLP over HTTP.
    ///   - environment: More of the environment of all processes.
    ///   - isVerbose: Whether the logs of the services are shown.
    package init(executable: String, endpoint: String, environment: [String: String] = [:], isVerbose: Bool = false) {
      self.executable = executable
      self.isVerbose = isVerbose
      self.environment = [
        "OTEL_TRACES_EXPORTER": "otlp", "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint,
        "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf", "OTEL_BSP_SCHEDULE_DELAY": "100",
      ].merging(environment) { $1 }
    }

    /// The address of the gateway.
    package var url: String { "http://127.0.0.1:\(port(of: .gateway))" }

    private func port(of service: DemoService) -> Int { ports.withLock { $0[service] ?? 0 } }

    package func process(_ service: DemoService) -> DemoProcess? { processes.withLock { $0[service] } }

    /// Starts all services; those that are called before those that call them.
    package func start(onStart: (DemoService, Int) -> Void = { _, _ in }) async throws {
      for service in DemoService.allCases { onStart(service, try await start(service)) }
    }

    /// Starts one service, on the port that it had before if there was one.
    package func start(_ service: DemoService) async throws -> Int {
      var options = DemoService.Options()
      options.port = port(of: service)
      options.ordersPort = port(of: .orders)
      options.inventoryPort = port(of: .inventory)
      let log = isVerbose ? FileHandle.standardError : FileHandle.nullDevice
      let process = DemoProcess(
        service, executable: executable, options: options, environment: environment, log: log)
      processes.withLock { $0[service] = process }
      let port = try await process.start()
      ports.withLock { $0[service] = port }
      return port
    }

    /// Lets all services end in good order, those that call others first.
    package func stop() async {
      for service in DemoService.allCases.reversed() { await process(service)?.stop() }
    }
  }
#endif
