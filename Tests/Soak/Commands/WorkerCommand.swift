#if Viewer
  import ArgumentParser
  import Fastrace
  import Logforth

  /// Churn without a service: a process in which it is known how many spans have begun.
  struct WorkerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "worker")

    @OptionGroup var destinations: Destinations

    mutating func run() async throws {
      let accounts = Accounts(destinations.start(serviceName: "worker"))
      let churn = Churn()
      let status = Task { await accounts.keepWriting(churn) }
      let work = Task { await churn.run() }
      await StandardInput.ended()
      work.cancel()
      await work.value
      status.cancel()
      await status.value
      await Fastrace.flush(timeout: .seconds(60))
      _ = await Logforth.flush()
      accounts.write(.quiet, churn)
      await Fastrace.shutdown(timeout: .seconds(20))
      accounts.write(.end, churn)
    }
  }
#endif
