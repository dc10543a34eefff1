extension Case {
  /// What has to be measured in a process in which no span was ever bound to a task.
  static let beforeTasks = [clock, noopLocalSpan("noop_local_span"), emptyProvider, providerBeforeTasks]

  /// The others, the clock once more among them.
  static let withTasks =
    [
      clock, localSpan, localSpanWithOneProperty, localSpanWithThreeProperties, noopLocalSpanInTask, unsampledLocalSpan,
      event,
    ]
    + [1, 10, 100, 1000].map { trace(children: $0) }
    + [100, 1000].map { trace(depth: $0) }
    + [rootSpan, childSpan, taskLocalBind, asyncSpan, traceparentEncode, traceparentDecode]
    + macros + logging

  /// Each once, in the order in which they are printed.
  static let all: [Case] = {
    var all = withTasks
    all.insert(beforeTasks[1], at: 4)
    all += beforeTasks[2...]
    return all + withSharing.dropFirst()
  }()
}
