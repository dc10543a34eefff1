import RecorderTesting
import Testing

extension Trait where Self == RecorderTrait {
  /// Has the process's recorder to itself, which may share its current span with another API.
  static var recorder: Self { RecorderTrait { OtherAPI.share } }
}

extension Trait where Self == ConditionTrait {
  /// Runs only where tracing is compiled in.
  static var traced: Self {
    #if Enable
      .enabled(if: true)
    #else
      .disabled("tracing is compiled out: pass --traits Enable")
    #endif
  }
}
