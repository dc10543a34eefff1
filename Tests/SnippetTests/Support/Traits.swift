import Fastrace
import FastraceTesting
import RecorderTesting
import Testing

// The code between `// snippet: NAME` and `// end` stands in an article as well; scripts/check articles compares the two.

extension Trait where Self == RecorderTrait {
  /// Has the process's recorder to itself, with nothing set that another suite has left behind.
  static var recorder: Self { RecorderTrait { if TestTrace.isAvailable { Fastrace.setReporters([]) } } }
}

extension Trait where Self == ConditionTrait {
  /// Runs only where tracing is compiled in.
  static var traced: Self {
    .enabled("tracing is compiled out: pass --traits Enable") { TestTrace.isAvailable }
  }
}
