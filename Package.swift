// swift-tools-version: 6.2
import CompilerPluginSupport
import PackageDescription

/// Settings that every Swift target of the package shares.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableExperimentalFeature("Lifetimes"),
]

/// Modules of swift-syntax; none without the trait `Macros`, so that nobody else clones it.
func swiftSyntax(_ modules: String...) -> [Target.Dependency] {
  modules.map { .product(name: $0, package: "swift-syntax", condition: .when(traits: ["Macros"])) }
}

/// Traits that turn on exporters over HTTP.
let httpTraits: Set<String> = ["OpenTelemetry", "Datadog"]

/// The logging facade; only with the trait `Logging`, so that nobody else clones it.
let swiftLog: Target.Dependency = .product(
  name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"]))

let package = Package(
  name: "fastrace",
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .library(name: "Fastrace", targets: ["Fastrace"]),
    .library(name: "FastraceMacros", targets: ["FastraceMacros"]),
    .library(name: "FastraceTesting", targets: ["FastraceTesting"]),
    .library(name: "FastraceOTLP", targets: ["FastraceOTLP"]),
    .library(name: "FastraceOpenTelemetry", targets: ["FastraceOpenTelemetry"]),
    .library(name: "FastraceDatadog", targets: ["FastraceDatadog"]),
    .library(name: "FastraceJaeger", targets: ["FastraceJaeger"]),
    .library(name: "FastraceLogging", targets: ["FastraceLogging"]),
    .library(name: "FastraceServiceLifecycle", targets: ["FastraceServiceLifecycle"]),
    .library(name: "FastraceSetup", targets: ["FastraceSetup"]),
    .library(name: "Logforth", targets: ["Logforth"]),
  ],
  traits: [
    .trait(
      name: "Enable",
      description: "Records spans. Libraries leave it off; the application turns it on for its whole dependency graph."),
    .trait(name: "Macros", description: "Provides @Trace, for which swift-syntax is cloned and built."),
    .trait(name: "OpenTelemetry", description: "Exports spans over OTLP/HTTP, with async-http-client."),
    .trait(
      name: "ServiceLifecycle",
      description: "Flushes spans when an application ends that swift-service-lifecycle runs."),
    .trait(name: "Metrics", description: "Reports what became of all spans through swift-metrics."),
    .trait(name: "Datadog", description: "Exports spans to a Datadog agent, with async-http-client."),
    .trait(name: "Logging", description: "Connects swift-log with traces, and provides the backend Logforth."),
    .default(enabledTraits: []),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  ],
  targets: [
    .target(name: "CFastrace"),
    .target(name: "Fastrace", dependencies: ["CFastrace"], swiftSettings: settings),
    .target(name: "FastraceMacros", dependencies: ["Fastrace", "FastraceMacrosPlugin"], swiftSettings: settings),
    .macro(
      name: "FastraceMacrosPlugin",
      dependencies: swiftSyntax(
        "SwiftCompilerPlugin", "SwiftDiagnostics", "SwiftParser", "SwiftSyntax", "SwiftSyntaxBuilder",
        "SwiftSyntaxMacros"),
      swiftSettings: settings),
    .target(name: "FastraceTesting", dependencies: ["Fastrace"], swiftSettings: settings),
    .target(name: "FastraceWire", swiftSettings: settings),
    .target(name: "FastraceOTLP", dependencies: ["Fastrace", "FastraceWire"], swiftSettings: settings),
    .target(
      name: "CFastraceGzip",
      cSettings: [.define("FASTRACE_GZIP", .when(traits: ["OpenTelemetry"]))],
      linkerSettings: [.linkedLibrary("z", .when(traits: ["OpenTelemetry"]))]),
    // What exporters over HTTP share.
    .target(
      name: "FastraceHTTPExport",
      dependencies: [
        "Fastrace",
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: httpTraits)),
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: httpTraits)),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: httpTraits)),
        .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: httpTraits)),
      ], swiftSettings: settings),
    .target(
      name: "FastraceOpenTelemetry",
      dependencies: [
        "CFastraceGzip", "Fastrace", "FastraceHTTPExport", "FastraceOTLP",
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["OpenTelemetry"])),
      ], swiftSettings: settings),
    .target(
      name: "FastraceDatadog",
      dependencies: [
        "Fastrace", "FastraceHTTPExport", "FastraceWire",
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Datadog"])),
      ], swiftSettings: settings),
    .testTarget(
      name: "FastraceDatadogTests",
      dependencies: ["ExporterSupport", "ExporterTesting", "Fastrace", "FastraceDatadog"], swiftSettings: settings),
    .target(
      name: "FastraceServiceLifecycle",
      dependencies: [
        "Fastrace",
        .product(
          name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: .when(traits: ["ServiceLifecycle"])),
        .product(name: "CoreMetrics", package: "swift-metrics", condition: .when(traits: ["Metrics"])),
      ], swiftSettings: settings),
    .target(
      name: "FastraceSetup",
      dependencies: ["Fastrace", "FastraceDatadog", "FastraceJaeger", "FastraceOpenTelemetry"],
      swiftSettings: settings),
    .testTarget(
      name: "FastraceSetupTests",
      dependencies: [
        "ExporterTesting", "Fastrace", "FastraceServiceLifecycle", "FastraceSetup",
        .product(
          name: "ServiceLifecycle", package: "swift-service-lifecycle", condition: .when(traits: ["ServiceLifecycle"])),
        .product(name: "Logging", package: "swift-log", condition: .when(traits: ["ServiceLifecycle"])),
        .product(name: "CoreMetrics", package: "swift-metrics", condition: .when(traits: ["Metrics"])),
      ], swiftSettings: settings),
    // What the tests of exporters share: the spans they send, and the programs from elsewhere that they send them to.
    .target(
      name: "ExporterTesting",
      dependencies: [
        "ExporterSupport", "Fastrace",
        .product(name: "AsyncHTTPClient", package: "async-http-client", condition: .when(traits: httpTraits)),
        .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: httpTraits)),
        .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: httpTraits)),
      ], path: "Tests/ExporterTesting", swiftSettings: settings),
    .target(name: "FastraceLogging", dependencies: ["Fastrace", swiftLog], swiftSettings: settings),
    .target(name: "CLogforth"),
    .target(
      name: "Logforth", dependencies: ["CFastrace", "CLogforth", "Fastrace", "FastraceLogging", swiftLog],
      swiftSettings: settings),
    .testTarget(
      name: "FastraceOpenTelemetryTests",
      dependencies: [
        "ExporterSupport", "ExporterTesting", "Fastrace", "FastraceHTTPExport", "FastraceOTLP", "FastraceOpenTelemetry",
      ],
      swiftSettings: settings),
    .target(name: "FastraceJaeger", dependencies: ["Fastrace"], swiftSettings: settings),
    .testTarget(
      name: "FastraceJaegerTests", dependencies: ["ExporterSupport", "Fastrace", "FastraceJaeger"],
      swiftSettings: settings),
    .target(name: "SanitizerSupport", path: "Tests/SanitizerSupport"),
    .target(
      name: "ExporterSupport", dependencies: ["Fastrace"], path: "Tests/ExporterSupport", swiftSettings: settings),
    .testTarget(
      name: "FastraceTests",
      dependencies: ["CFastrace", "ExporterSupport", "Fastrace", "FastraceTesting", "SanitizerSupport"],
      swiftSettings: settings),
    .testTarget(name: "CompiledOutTests", dependencies: ["Fastrace", "FastraceTesting"], swiftSettings: settings),
    .testTarget(
      name: "FastraceMacrosTests", dependencies: ["Fastrace", "FastraceMacros", "FastraceTesting"],
      swiftSettings: settings),
    .testTarget(
      name: "FastraceMacrosPluginTests",
      dependencies: ["FastraceMacrosPlugin"]
        + swiftSyntax(
          "SwiftDiagnostics", "SwiftParser", "SwiftSyntax", "SwiftSyntaxMacroExpansion", "SwiftSyntaxMacros"),
      exclude: ["Cases"], swiftSettings: settings),
    .testTarget(
      name: "FastraceLoggingTests", dependencies: ["Fastrace", "FastraceLogging", "FastraceTesting", swiftLog],
      swiftSettings: settings),
    .target(name: "LogforthTestSupport", path: "Tests/LogforthTestSupport"),
    .testTarget(
      name: "LogforthTests",
      dependencies: ["Fastrace", "FastraceLogging", "FastraceTesting", "Logforth", "LogforthTestSupport", swiftLog],
      swiftSettings: settings),
    .testTarget(name: "FastraceTestingTests", dependencies: ["Fastrace", "FastraceTesting"], swiftSettings: settings),
  ]
)
