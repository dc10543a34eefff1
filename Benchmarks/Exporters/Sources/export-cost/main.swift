import Fastrace
import FastraceOTLP
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// CPU nanoseconds of the whole process for each span, from recording it to the bytes that a transport would send.
// Usage: export-cost [SPANS]

func cpuNanoseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
}

/// Encodes, and throws the bytes away.
final class OTLPNullReporter: Reporter {
  private let encoder: Mutex<OTLPEncoder>
  let bytes = Atomic<Int>(0)
  init(_ format: OTLPEncoder.Format) { encoder = Mutex(OTLPEncoder(resource: .detected(), format: format)) }

  func report(_ spans: SpanBatch) async throws {
    encoder.withLock { encoder in
      var done = 0
      while done < spans.count {
        done += encoder.encode(spans, from: done, byteLimit: 4 << 20)
        encoder.withMessage { _ = bytes.add($0.count, ordering: .relaxed) }
      }
    }
  }
}

struct NullReporter: Reporter {
  func report(_ spans: SpanBatch) async throws {}
}

func traces(_ count: Int, properties: Bool) {
  for _ in 0..<count {
    Span.withRoot("request") { _ in
      for _ in 0..<99 {
        let span = LocalSpan.enter("step")
        if properties {
          span.setProperty("http.request.method", "GET")
          span.setProperty("http.route", "/users/{id}")
          span.setProperty("http.response.status_code", 200)
        }
        span.end()
      }
    }
  }
}

func measure(_ reporter: some Reporter, properties: Bool) -> Double {
  Fastrace.setReporter(reporter)
  var best = Double.infinity
  for _ in 0..<7 {
    let before = Fastrace.statistics().reported
    let start = cpuNanoseconds()
    for _ in 0..<20 {
      traces(500, properties: properties)
      Fastrace.flushBlocking()
    }
    let spans = Fastrace.statistics().reported - before
    precondition(spans == 1_000_000, "\(Fastrace.statistics())")
    best = min(best, (cpuNanoseconds() - start) / Double(spans))
  }
  return best
}

for properties in [false, true] {
  let suffix = properties ? "_3_properties" : ""
  print("null_cpu_ns_per_span\(suffix) \(measure(NullReporter(), properties: properties))")
  print("export_otlp_cpu_ns_per_span\(suffix) \(measure(OTLPNullReporter(.protobuf), properties: properties))")
  print("export_otlp_json_cpu_ns_per_span\(suffix) \(measure(OTLPNullReporter(.json), properties: properties))")
}
