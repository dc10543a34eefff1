import Fastrace
import FastraceTesting
import Foundation

/// Counts the sources below a folder, and shows the trace of doing so.
///
///     root span            one for the whole run
///       task group         counts some files at a time, each in a span
///         Dispatch queue   reads a file          (the span is carried along)
///         thread pool      takes it apart        (the span is carried along)
///         actor            adds up the numbers
@main struct SourceCensus {
  static func main() async {
    let folder = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? ".").standardizedFileURL
    let spans = InMemoryReporter()
    var configuration = Fastrace.Configuration()
    // So that the whole trace arrives at once and is printed as one tree.
    configuration.exportBatchSize = 1_000_000
    Fastrace.setReporters(
      [ConsoleReporter(output: .standardOutput, siblingLimit: 1), spans], configuration: configuration)

    let summary = await TraceSpan.withRoot("source census") { root in
      root.setProperty("folder", folder.lastPathComponent)
      return await takeCensus(of: folder)
    }
    print(CensusReport(summary).text)
    await Fastrace.flush()
    exit(TraceReport(spans).printed() ? 0 : 1)
  }

  private static func takeCensus(of folder: URL) async -> CensusSummary {
    let sample = SampleFolder()
    defer { sample.remove() }
    let files = LocalSpan.with("find files") {
      let files = SourceFinder(root: folder).files() + sample.files
      LocalSpan.setProperty("files", files.count)
      return files
    }
    let census = Census()
    await TraceSpan.with("count files") { await FileCounter(census).count(files) }
    return await census.summary()
  }
}
