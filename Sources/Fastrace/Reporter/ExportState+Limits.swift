#if Enable
  extension ExportState.Limits {
    init(_ configuration: Fastrace.Configuration) {
      capacity = configuration.exportQueueCapacity
      bytes = configuration.bytesOfExportQueue
      batchSize = configuration.batchSize
      delay = configuration.exportDelay.nanosecondsClamped
      timeout = configuration.exportTimeout.nanosecondsClamped
      retry = configuration.retry
    }
  }
#endif
