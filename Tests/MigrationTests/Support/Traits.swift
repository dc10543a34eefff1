import Fastrace
import RecorderTesting
import Testing

extension Trait where Self == RecorderTrait {
  /// Has the process's recorder to itself, without a reporter and with the defaults.
  static var recorder: Self {
    RecorderTrait {
      #if Enable
        Fastrace.setReporters([])
      #endif
    }
  }
}
