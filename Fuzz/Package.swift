// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableExperimentalFeature("Lifetimes"),
  // Targets reach into the modules even though they are optimized.
  .unsafeFlags(["-enable-testing"]),
  .define("Enable"), .define("Logging"), .define("Viewer"),
]

let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")

/// Fuzzes everything that reads what others wrote: `scripts/fuzz` builds and runs it.
///
/// `Library` is a link to the sources of the library: the parsers are compiled here once more, in a package of their own,
/// so that targets reach what the library keeps to itself, and without the servers and clients around them.
let package = Package(
  name: "fastrace-fuzz",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
  ],
  targets: library + viewer + support + targets
)

/// A module of the library, or the part of it that is named.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], sources: [String]? = nil) -> Target {
  .target(name: name, dependencies: dependencies, path: "Library/\(name)", sources: sources, swiftSettings: settings)
}

var library: [Target] {
  [
    .target(name: "CFastrace", path: "Library/CFastrace"),
    .target(name: "CLogforth", path: "Library/CLogforth"),
    .target(
      name: "CFastraceGzip", path: "Library/CFastraceGzip", cSettings: [.define("FASTRACE_GZIP")],
      linkerSettings: [.linkedLibrary("z")]),
    module("Fastrace", ["CFastrace"]),
    module("FastracePropagators", ["Fastrace"]),
    module("FastraceEnvironment", ["Fastrace", "FastracePropagators"]),
    module("FastraceWire", ["Fastrace"]),
    module("FastraceOTLP", ["Fastrace", "FastraceWire"]),
    module("FastraceHTTP", ["Fastrace"]),
    module("FastraceHTTPExport", ["Fastrace"]),
    module(
      "FastraceOpenTelemetry", ["Fastrace", "FastraceEnvironment", "FastraceHTTPExport"],
      sources: ["Options", "Transport/OTLPSignal.swift"]),
    module(
      "FastraceDatadog", ["Fastrace", "FastraceEnvironment", "FastraceHTTPExport"],
      sources: ["DatadogEnvironment.swift"]),
    module("FastraceGRDB", sources: ["SQL"]),
    module("FastraceLogging", ["CFastrace", "Fastrace", log]),
    module("Logforth", ["CFastrace", "CLogforth", "Fastrace", "FastraceLogging", "FastraceWire", log]),
  ]
}

/// What the viewer receives, without its server and its database.
var viewer: [Target] {
  [
    .target(
      name: "OTLPMessages", dependencies: [protobuf], path: "Library/OTLPMessages",
      swiftSettings: [.swiftLanguageMode(.v6), .define("Viewer")]),
    module(
      "FastraceViewer", ["CFastrace", "CFastraceGzip", "FastraceWire", "OTLPMessages", protobuf],
      sources: [
        "Intake/BatchPreparation+Logs.swift", "Intake/BatchPreparation.swift", "Intake/Chrome", "Intake/Gunzip.swift",
        "Intake/Jaeger",
        "Intake/OTLP/HexIdentifiers.swift", "Intake/OTLP/OTLPDecoder.swift",
        "Intake/SpanTrimming.swift", "Intake/TraceFileReader.swift", "Model", "API/ChromeDocument.swift",
        "API/JSONWriter+Attributes.swift", "API/JSONWriter.swift", "API/OTLPDocument+Logs.swift",
        "API/OTLPDocument.swift",
        "API/QueryParameters.swift", "API/TraceSearch+Parameters.swift",
      ]),
  ]
}

/// What targets share.
var support: [Target] {
  [
    .target(name: "FuzzSupport", path: "Support", swiftSettings: settings),
    .target(
      name: "IntakeProperties", dependencies: ["FastraceViewer", "FuzzSupport", "OTLPMessages", protobuf],
      path: "IntakeProperties", swiftSettings: settings),
  ]
}

/// A program that fuzzes one parser; libFuzzer has its `main`.
func target(_ name: String, _ dependencies: Target.Dependency...) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies + ["FuzzSupport"], path: "Targets", sources: ["\(name).swift"],
    swiftSettings: settings)
}

var targets: [Target] {
  [
    // What comes with requests
    target("identifiers", "Fastrace"),
    target("traceparent", "Fastrace"),
    target("tracestate", "Fastrace"),
    target("baggage", "Fastrace"),
    target("b3", "Fastrace", "FastracePropagators"),
    target("datadog", "Fastrace", "FastracePropagators"),
    target("propagation", "Fastrace", "FastracePropagators"),
    target("redaction", "FastraceHTTP"),
    // What an operator writes
    target(
      "environment", "Fastrace", "FastraceDatadog", "FastraceEnvironment", "FastraceOpenTelemetry",
      "FastracePropagators"),
    target("log-filter", "Fastrace", "Logforth", log),
    // What a receiver answers
    target("export-answer", "FastraceHTTPExport", "FastraceOTLP"),
    // What is executed
    target("sql", "FastraceGRDB"),
    // What the viewer receives
    target("otlp-protobuf", "FastraceViewer", "IntakeProperties", "OTLPMessages", protobuf),
    target("otlp-json", "FastraceViewer", "IntakeProperties"),
    target("jaeger", "FastraceViewer", "IntakeProperties"),
    target("trace-file", "FastraceViewer", "IntakeProperties"),
    target("gzip", "CFastraceGzip", "FastraceViewer"),
    target("viewer-query", "FastraceViewer"),
  ]
}
