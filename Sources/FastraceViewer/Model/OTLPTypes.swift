#if Viewer
  package import OTLPMessages

  package typealias OTLPRequest = Opentelemetry_Proto_Collector_Trace_V1_ExportTraceServiceRequest
  package typealias OTLPResponse = Opentelemetry_Proto_Collector_Trace_V1_ExportTraceServiceResponse
  package typealias OTLPLogsRequest = Opentelemetry_Proto_Collector_Logs_V1_ExportLogsServiceRequest
  package typealias OTLPLogsResponse = Opentelemetry_Proto_Collector_Logs_V1_ExportLogsServiceResponse
  package typealias OTLPResourceLogs = Opentelemetry_Proto_Logs_V1_ResourceLogs
  package typealias OTLPScopeLogs = Opentelemetry_Proto_Logs_V1_ScopeLogs
  package typealias OTLPLogRecord = Opentelemetry_Proto_Logs_V1_LogRecord
  package typealias OTLPResourceSpans = Opentelemetry_Proto_Trace_V1_ResourceSpans
  package typealias OTLPScopeSpans = Opentelemetry_Proto_Trace_V1_ScopeSpans
  package typealias OTLPSpan = Opentelemetry_Proto_Trace_V1_Span
  package typealias OTLPStatus = Opentelemetry_Proto_Trace_V1_Status
  package typealias OTLPResource = Opentelemetry_Proto_Resource_V1_Resource
  package typealias OTLPScope = Opentelemetry_Proto_Common_V1_InstrumentationScope
  package typealias OTLPAttribute = Opentelemetry_Proto_Common_V1_KeyValue
  package typealias OTLPValue = Opentelemetry_Proto_Common_V1_AnyValue
#endif
