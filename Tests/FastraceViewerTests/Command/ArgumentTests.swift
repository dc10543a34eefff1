#if Viewer
  import Foundation
  import Testing

  /// The command itself, with numbers that make no sense.
  @Suite struct ArgumentTests {
    @Test(arguments: [
      (["serve", "--port", "70000"], "'70000' is not a port"), (["serve", "--port=-1"], "'-1' is not a port"),
      (["serve", "--max-traces", "0"], "--max-traces"), (["serve", "--max-traces=\(Int.min)"], "--max-traces"),
      (["demo", "--port", "65536"], "'65536' is not a port"), (["show", "--width", "0", "x.json"], "--width"),
    ])
    func saysWhichNumberIsWrong(arguments: [String], message: String) async throws {
      // Beside the test bundle.
      let folder = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      let failure = await #expect(throws: Program.Failed.self) {
        try await Program.run(folder.appendingPathComponent("fastrace").path, arguments)
      }
      #expect(failure?.description.contains("Error: ") == true && failure?.description.contains(message) == true)
    }
  }
#endif
