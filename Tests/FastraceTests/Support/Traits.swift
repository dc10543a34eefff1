import Fastrace
import RecorderTesting
import Testing

extension Trait where Self == RecorderTrait {
  /// Has the process's recorder to itself, which may share its current span with another API.
  ///
  /// What a test leaves behind is exported before the next one counts; not if its reporter hangs.
  static var recorder: Self {
    RecorderTrait(prepare: { OtherAPI.share }, cleanUp: { _ = await Fastrace.flush(timeout: .seconds(1)) })
  }
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
