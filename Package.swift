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

/// A product of another package that is cloned and built only when one of the traits is on.
func product(_ name: String, _ package: String, _ traits: Set<String>) -> Target.Dependency {
  .product(name: name, package: package, condition: .when(traits: traits))
}

/// Products of swift-syntax, for the macros alone.
func swiftSyntax(_ names: String...) -> [Target.Dependency] { names.map { product($0, "swift-syntax", ["Macros"]) } }

/// Products of swift-nio.
func nio(_ names: String..., traits: Set<String>) -> [Target.Dependency] {
  names.map { product($0, "swift-nio", traits) }
}

/// Traits that turn on exporters over HTTP.
let httpExport: Set<String> = ["OpenTelemetry", "Datadog"]

/// Traits that turn on integrations whose requests are those of swift-http-types.
let httpTypes: Set<String> = ["HTTPTypes", "Hummingbird"]

let logging: Target.Dependency = product("Logging", "swift-log", ["Logging"])
let tracing: Target.Dependency = product("Tracing", "swift-distributed-tracing", ["DistributedTracing"])
let grpcCore: Target.Dependency = product("GRPCCore", "grpc-swift-2", ["GRPC"])
let grdb: Target.Dependency = product("GRDB", "GRDB.swift", ["GRDB"])

/// What the command `fastrace` is built with, beside the integrations that it demonstrates.
let viewer: [Target.Dependency] =
  [
    product("ArgumentParser", "swift-argument-parser", ["Viewer"]),
    product("AsyncHTTPClient", "async-http-client", ["Viewer"]),
    product("GRDB", "GRDB.swift", ["Viewer"]),
    product("GRDBSQLite", "GRDB.swift", ["Viewer"]),
    product("GRPCCore", "grpc-swift-2", ["Viewer"]),
    product("GRPCNIOTransportHTTP2", "grpc-swift-nio-transport", ["Viewer"]),
    product("HTTPTypes", "swift-http-types", ["Viewer"]),
    product("Hummingbird", "hummingbird", ["Viewer"]),
    product("HummingbirdCore", "hummingbird", ["Viewer"]),
    product("Logging", "swift-log", ["Viewer"]),
    product("ServiceLifecycle", "swift-service-lifecycle", ["Viewer"]),
    product("SwiftProtobuf", "swift-protobuf", ["Viewer"]),
    product("UnixSignals", "swift-service-lifecycle", ["Viewer"]),
  ] + nio("NIOCore", "NIOPosix", traits: ["Viewer"])

let package = Package(
  name: "fastrace",
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .library(name: "Fastrace", targets: ["Fastrace"]),
    .library(name: "FastraceMacros", targets: ["FastraceMacros"]),
    .library(name: "FastraceTesting", targets: ["FastraceTesting"]),
    .library(name: "FastraceEnvironment", targets: ["FastraceEnvironment"]),
    .library(name: "FastracePropagators", targets: ["FastracePropagators"]),
    .library(name: "FastraceRunRecording", targets: ["FastraceRunRecording"]),
    // Exporters
    .library(name: "FastraceChromeTrace", targets: ["FastraceChromeTrace"]),
    .library(name: "FastraceOTLP", targets: ["FastraceOTLP"]),
    .library(name: "FastraceOpenTelemetry", targets: ["FastraceOpenTelemetry"]),
    .library(name: "FastraceDatadog", targets: ["FastraceDatadog"]),
    .library(name: "FastraceJaeger", targets: ["FastraceJaeger"]),
    .library(name: "FastraceSetup", targets: ["FastraceSetup"]),
    // Logs
    .library(name: "FastraceLogging", targets: ["FastraceLogging"]),
    .library(name: "Logforth", targets: ["Logforth"]),
    .library(name: "LogforthOpenTelemetry", targets: ["LogforthOpenTelemetry"]),
    // Integrations
    .library(name: "FastraceHTTP", targets: ["FastraceHTTP"]),
    .library(name: "FastraceDistributedTracing", targets: ["FastraceDistributedTracing"]),
    .library(name: "FastraceAsyncHTTPClient", targets: ["FastraceAsyncHTTPClient"]),
    .library(name: "FastraceHummingbird", targets: ["FastraceHummingbird"]),
    .library(name: "FastraceHTTPTypes", targets: ["FastraceHTTPTypes"]),
    .library(name: "FastraceGRPC", targets: ["FastraceGRPC"]),
    .library(name: "FastraceGRDB", targets: ["FastraceGRDB"]),
    .library(name: "FastraceFileSystem", targets: ["FastraceFileSystem"]),
    .library(name: "FastraceNIO", targets: ["FastraceNIO"]),
    .library(name: "FastraceServiceLifecycle", targets: ["FastraceServiceLifecycle"]),
    // The viewer
    .executable(name: "fastrace", targets: ["FastraceCommand"]),
  ],
  traits: [
    .trait(
      name: "Enable",
      description: "Records spans. Libraries leave it off; the application turns it on for its whole dependency graph."),
    .trait(name: "Macros", description: "Provides @Trace, for which swift-syntax is cloned and built."),
    .trait(name: "OpenTelemetry", description: "Exports spans over OTLP/HTTP, with async-http-client."),
    .trait(
      name: "OpenTelemetryGRPC", description: "Exports spans over OTLP/gRPC as well, with grpc-swift-2.",
      enabledTraits: ["OpenTelemetry"]),
    .trait(name: "Datadog", description: "Exports spans to a Datadog agent, with async-http-client."),
    .trait(name: "Logging", description: "Connects swift-log with traces, and provides the backend Logforth."),
    .trait(name: "DistributedTracing", description: "Is a backend of swift-distributed-tracing."),
    .trait(name: "AsyncHTTPClient", description: "Traces requests of async-http-client."),
    .trait(name: "Hummingbird", description: "Traces requests to a Hummingbird server."),
    .trait(name: "HTTPTypes", description: "Traces requests of any server or client that uses swift-http-types."),
    .trait(name: "GRPC", description: "Traces calls of grpc-swift-2, on both sides."),
    .trait(name: "GRDB", description: "Traces access to SQLite with GRDB."),
    .trait(name: "FileSystem", description: "Traces operations of SwiftNIO's file system."),
    .trait(name: "NIO", description: "Takes the current span along to event loops and thread pools of SwiftNIO."),
    .trait(
      name: "ServiceLifecycle",
      description: "Flushes spans when an application ends that swift-service-lifecycle runs."),
    .trait(name: "Metrics", description: "Reports what became of all spans through swift-metrics."),
    .trait(
      name: "Viewer",
      description: "Builds the command fastrace: a viewer of traces, and a demonstration of the integrations.",
      enabledTraits: [
        "Enable", "OpenTelemetry", "Logging", "AsyncHTTPClient", "Hummingbird", "GRPC", "GRDB", "ServiceLifecycle",
      ]),
    .default(enabledTraits: []),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/grpc/grpc-swift-2", from: "2.4.3"),
    .package(url: "https://github.com/grpc/grpc-swift-nio-transport", from: "2.9.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1"),
  ],
  targets: core + parts + macros + exporters + logs + integrations + command + articles
)

// MARK: - Recording

var core: [Target] {
  [
    .target(name: "CFastrace"),
    .target(name: "Fastrace", dependencies: ["CFastrace"], swiftSettings: settings),
    .target(name: "FastraceTesting", dependencies: ["Fastrace"], swiftSettings: settings),
    .target(name: "RecorderTesting", path: "Tests/RecorderTesting", swiftSettings: settings),
    .target(name: "SanitizerSupport", path: "Tests/SanitizerSupport", exclude: ["leaks.txt"]),
    .testTarget(
      name: "FastraceTests",
      dependencies: [
        "CFastrace", "Fastrace", "FastraceChromeTrace", "FastraceTesting", "RecorderTesting", "SanitizerSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "Swift5Tests", dependencies: ["Fastrace", "FastraceTesting", "RecorderTesting"],
      swiftSettings: [.swiftLanguageMode(.v5), .strictMemorySafety(), .enableExperimentalFeature("Lifetimes")]),
    .testTarget(
      name: "CompiledOutTests", dependencies: ["Fastrace", "FastraceRunRecording", "FastraceTesting"],
      swiftSettings: settings),
    .testTarget(name: "FastraceTestingTests", dependencies: ["Fastrace", "FastraceTesting"], swiftSettings: settings),
  ]
}

// MARK: - Beside the recorder, without a package

var parts: [Target] {
  [
    .target(name: "FastracePropagators", dependencies: ["Fastrace"], swiftSettings: settings),
    .target(
      name: "FastraceEnvironment", dependencies: ["Fastrace", "FastracePropagators"], swiftSettings: settings),
    .target(name: "FastraceRunRecording", dependencies: ["Fastrace"], swiftSettings: settings),
    .testTarget(
      name: "FastracePropagatorsTests",
      dependencies: ["Fastrace", "FastracePropagators", "RecorderTesting"], swiftSettings: settings),
    .testTarget(
      name: "FastraceEnvironmentTests", dependencies: ["Fastrace", "FastraceEnvironment"], swiftSettings: settings),
    .testTarget(
      name: "FastraceRunRecordingTests",
      dependencies: ["Fastrace", "FastraceRunRecording", "FastraceTesting", "RecorderTesting"],
      swiftSettings: settings),
  ]
}

var macros: [Target] {
  [
    .target(
      name: "FastraceMacros", dependencies: ["Fastrace", "FastraceMacrosPlugin", "FastraceRunRecording"],
      swiftSettings: settings),
    .macro(
      name: "FastraceMacrosPlugin",
      dependencies: swiftSyntax(
        "SwiftCompilerPlugin", "SwiftDiagnostics", "SwiftParser", "SwiftSyntax", "SwiftSyntaxBuilder",
        "SwiftSyntaxMacros"),
      swiftSettings: settings),
    .testTarget(
      name: "FastraceMacrosTests", dependencies: ["Fastrace", "FastraceMacros", "FastraceTesting"],
      swiftSettings: settings),
    .testTarget(
      name: "FastraceMacrosPluginTests",
      dependencies: ["FastraceMacrosPlugin", "RecorderTesting"]
        + swiftSyntax(
          "SwiftDiagnostics", "SwiftParser", "SwiftSyntax", "SwiftSyntaxMacroExpansion", "SwiftSyntaxMacros"),
      exclude: ["Cases"], swiftSettings: settings),
  ]
}

// MARK: - Taking spans out of the process

var exporters: [Target] {
  [
    // The memory that messages are written to.
    .target(name: "FastraceWire", dependencies: ["Fastrace"], swiftSettings: settings),
    .target(name: "FastraceChromeTrace", dependencies: ["Fastrace", "FastraceWire"], swiftSettings: settings),
    .target(name: "FastraceOTLP", dependencies: ["Fastrace", "FastraceWire"], swiftSettings: settings),
    .testTarget(name: "FastraceOTLPTests", dependencies: ["Fastrace", "FastraceOTLP"], swiftSettings: settings),
    .target(
      name: "CFastraceGzip",
      cSettings: [.define("FASTRACE_GZIP", .when(traits: ["OpenTelemetry"]))],
      linkerSettings: [.linkedLibrary("z", .when(traits: ["OpenTelemetry"]))]),
    // What exporters over HTTP share.
    .target(
      name: "FastraceHTTPExport",
      dependencies: [
        "Fastrace", product("AsyncHTTPClient", "async-http-client", httpExport),
        product("NIOSSL", "swift-nio-ssl", httpExport),
      ] + nio("NIOCore", "NIOHTTP1", "NIOPosix", traits: httpExport),
      swiftSettings: settings),
    .target(
      name: "FastraceOpenTelemetry",
      dependencies: [
        "CFastraceGzip", "Fastrace", "FastraceEnvironment", "FastraceHTTPExport", "FastraceOTLP",
        product("GRPCCore", "grpc-swift-2", ["OpenTelemetryGRPC"]),
        product("GRPCNIOTransportHTTP2", "grpc-swift-nio-transport", ["OpenTelemetryGRPC"]),
      ] + nio("NIOCore", traits: ["OpenTelemetry"]) + nio("NIOPosix", traits: ["OpenTelemetryGRPC"]),
      swiftSettings: settings),
    .target(
      name: "FastraceDatadog",
      dependencies: ["Fastrace", "FastraceEnvironment", "FastraceHTTPExport", "FastraceWire"]
        + nio("NIOCore", traits: ["Datadog"]),
      swiftSettings: settings),
    .target(
      name: "FastraceJaeger", dependencies: ["Fastrace", "FastraceEnvironment", "FastraceWire"],
      swiftSettings: settings),
    .target(
      name: "FastraceSetup",
      dependencies: [
        "Fastrace", "FastraceChromeTrace", "FastraceDatadog", "FastraceEnvironment", "FastraceJaeger",
        "FastraceOpenTelemetry",
      ],
      swiftSettings: settings),

    // What the tests of exporters share: the spans they send, and the programs from elsewhere that they send them to.
    .target(
      name: "ExporterSupport", dependencies: ["Fastrace"], path: "Tests/ExporterSupport", swiftSettings: settings),
    .target(
      name: "ExporterTesting",
      dependencies: [
        "ExporterSupport", "Fastrace", "OTLPMessages", product("AsyncHTTPClient", "async-http-client", httpExport),
      ] + nio("NIOCore", "NIOHTTP1", traits: httpExport),
      path: "Tests/ExporterTesting", swiftSettings: settings),
    .testTarget(
      name: "FastraceChromeTraceTests",
      dependencies: ["ExporterSupport", "Fastrace", "FastraceChromeTrace", "RecorderTesting"], swiftSettings: settings),
    .testTarget(
      name: "FastraceOpenTelemetryTests",
      dependencies: [
        "ExporterSupport", "ExporterTesting", "Fastrace", "FastraceEnvironment", "FastraceHTTPExport", "FastraceOTLP",
        "FastraceOpenTelemetry", "OTLPMessages", "RecorderTesting",
        product("SwiftProtobuf", "swift-protobuf", ["Viewer"]),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "FastraceDatadogTests",
      dependencies: [
        "ExporterSupport", "ExporterTesting", "Fastrace", "FastraceDatadog", "FastraceEnvironment", "RecorderTesting",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "FastraceJaegerTests", dependencies: ["ExporterSupport", "Fastrace", "FastraceJaeger"],
      swiftSettings: settings),
    .testTarget(
      name: "FastraceSetupTests",
      dependencies: [
        "ExporterTesting", "Fastrace", "FastraceChromeTrace", "FastraceDatadog", "FastraceEnvironment",
        "FastraceOpenTelemetry", "FastraceServiceLifecycle", "FastraceSetup", "Logforth", "RecorderTesting", tracing,
        product("AsyncHTTPClient", "async-http-client", httpExport),
        product("ServiceLifecycle", "swift-service-lifecycle", ["ServiceLifecycle"]),
        product("Logging", "swift-log", ["ServiceLifecycle"]), product("CoreMetrics", "swift-metrics", ["Metrics"]),
      ] + nio("NIOCore", "NIOHTTP1", traits: httpExport),
      swiftSettings: settings),
  ]
}

// MARK: - Logs

var logs: [Target] {
  [
    .target(name: "FastraceLogging", dependencies: ["CFastrace", "Fastrace", logging], swiftSettings: settings),
    .target(name: "CLogforth"),
    .target(
      name: "Logforth",
      dependencies: ["CFastrace", "CLogforth", "Fastrace", "FastraceLogging", "FastraceWire", logging],
      swiftSettings: settings),
    .testTarget(
      name: "FastraceLoggingTests", dependencies: ["Fastrace", "FastraceLogging", "FastraceTesting", logging],
      swiftSettings: settings),
    .target(
      name: "LogforthOpenTelemetry",
      dependencies: [
        "Fastrace", "FastraceEnvironment", "FastraceHTTPExport", "FastraceLogging", "FastraceOTLP",
        "FastraceOpenTelemetry", "FastraceWire", "Logforth", logging,
      ],
      swiftSettings: settings),
    .testTarget(
      name: "LogforthOpenTelemetryTests",
      dependencies: [
        "ExporterTesting", "Fastrace", "FastraceOTLP", "FastraceOpenTelemetry", "FastraceTesting", "Logforth",
        "LogforthOpenTelemetry", logging,
      ],
      swiftSettings: settings),
    .target(name: "LogforthTestSupport", path: "Tests/LogforthTestSupport"),
    .testTarget(
      name: "LogforthTests",
      dependencies: [
        "Fastrace", "FastraceLogging", "FastraceTesting", "Logforth", "LogforthTestSupport", "RecorderTesting", logging,
      ],
      swiftSettings: settings),
  ]
}

// MARK: - Integrations

var integrations: [Target] {
  [
    .target(name: "FastraceDistributedTracing", dependencies: ["Fastrace", tracing], swiftSettings: settings),
    // What all integrations with HTTP share: OpenTelemetry's conventions, without a package.
    .target(name: "FastraceHTTP", dependencies: ["Fastrace"], swiftSettings: settings),
    .target(
      name: "FastraceAsyncHTTPClient",
      dependencies: [
        "Fastrace", "FastraceHTTP", product("AsyncHTTPClient", "async-http-client", ["AsyncHTTPClient"]),
        product("Logging", "swift-log", ["AsyncHTTPClient"]),
        product("Tracing", "swift-distributed-tracing", ["AsyncHTTPClient"]),
      ] + nio("NIOCore", "NIOHTTP1", traits: ["AsyncHTTPClient"]),
      swiftSettings: settings),
    .target(
      name: "FastraceHTTPTypes",
      dependencies: ["Fastrace", "FastraceHTTP", product("HTTPTypes", "swift-http-types", httpTypes)],
      swiftSettings: settings),
    .target(
      name: "FastraceHummingbird",
      dependencies: [
        "CFastrace", "Fastrace", "FastraceHTTP", "FastraceHTTPTypes",
        product("Hummingbird", "hummingbird", ["Hummingbird"]),
        product("HTTPTypes", "swift-http-types", ["Hummingbird"]),
      ] + nio("NIOCore", "NIOHTTP1", traits: ["Hummingbird"]),
      swiftSettings: settings),
    .target(name: "FastraceGRPC", dependencies: ["Fastrace", grpcCore], swiftSettings: settings),
    .target(name: "FastraceGRDB", dependencies: ["Fastrace", grdb], swiftSettings: settings),
    .target(
      name: "FastraceFileSystem",
      dependencies: ["Fastrace", product("SystemPackage", "swift-system", ["FileSystem"])]
        + nio("NIOCore", "_NIOFileSystem", traits: ["FileSystem"]),
      swiftSettings: settings),
    .target(
      name: "FastraceNIO", dependencies: ["Fastrace"] + nio("NIOCore", "NIOPosix", traits: ["NIO"]),
      swiftSettings: settings),
    .target(
      name: "FastraceServiceLifecycle",
      dependencies: [
        "Fastrace", "Logforth", product("ServiceLifecycle", "swift-service-lifecycle", ["ServiceLifecycle"]),
        product("CoreMetrics", "swift-metrics", ["Metrics"]),
      ], swiftSettings: settings),
    .testTarget(
      name: "FastraceDistributedTracingTests",
      dependencies: [
        "Fastrace", "FastraceAsyncHTTPClient", "FastraceDistributedTracing", "FastracePropagators", "FastraceTesting",
        tracing, product("AsyncHTTPClient", "async-http-client", ["AsyncHTTPClient"]),
        product("Hummingbird", "hummingbird", ["Hummingbird"]),
      ] + nio("NIOCore", traits: ["Hummingbird"]),
      swiftSettings: settings),
    // The right-hand sides of docs/migration, each of them run; what they need beyond the core stands behind its trait.
    .testTarget(
      name: "MigrationTests",
      dependencies: [
        "Fastrace", "FastraceDatadog", "FastraceDistributedTracing", "FastraceEnvironment", "FastraceHTTP",
        "FastraceJaeger", "FastraceMacros", "FastraceLogging", "FastraceOpenTelemetry", "FastraceRunRecording",
        "FastraceServiceLifecycle", "FastraceSetup", "FastraceTesting",
        "Logforth", "LogforthOpenTelemetry", "RecorderTesting", tracing,
        product("Logging", "swift-log", ["Logging", "ServiceLifecycle"]),
        product("ServiceLifecycle", "swift-service-lifecycle", ["ServiceLifecycle"]),
      ], swiftSettings: settings),
    // A server of raw SwiftNIO, and traces whose spans lie on both sides of a socket.
    .target(
      name: "HTTPTesting",
      dependencies: ["Fastrace", "FastraceTesting"]
        + nio("NIOCore", "NIOHTTP1", "NIOPosix", traits: ["HTTPTypes", "Hummingbird", "AsyncHTTPClient"]),
      path: "Tests/HTTPTesting", swiftSettings: settings),
    .testTarget(
      name: "FastraceHTTPTests",
      dependencies: [
        "Fastrace", "FastraceHTTP", "FastraceHTTPTypes", "FastracePropagators", "FastraceTesting", "HTTPTesting",
        "RecorderTesting",
        product("HTTPTypes", "swift-http-types", httpTypes),
        product("HTTPTypesFoundation", "swift-http-types", httpTypes),
      ] + nio("NIOCore", "NIOHTTP1", traits: httpTypes), swiftSettings: settings),
    .testTarget(
      name: "FastraceAsyncHTTPClientTests",
      dependencies: [
        "Fastrace", "FastraceAsyncHTTPClient", "FastraceHTTP", "FastraceTesting", "HTTPTesting",
        product("AsyncHTTPClient", "async-http-client", ["AsyncHTTPClient"]),
        product("Tracing", "swift-distributed-tracing", ["AsyncHTTPClient"]),
      ] + nio("NIOCore", "NIOHTTP1", traits: ["AsyncHTTPClient"]),
      swiftSettings: settings),
    // What the harness of W3C Trace Context tests; scripts/w3c-service runs it.
    .executableTarget(
      name: "W3CService",
      dependencies: [
        "Fastrace", "FastraceAsyncHTTPClient", "FastraceHummingbird", "FastraceWire",
        product("AsyncHTTPClient", "async-http-client", ["AsyncHTTPClient"]),
        product("Hummingbird", "hummingbird", ["Hummingbird"]), product("Logging", "swift-log", ["Hummingbird"]),
      ] + nio("NIOCore", "NIOHTTP1", traits: ["Hummingbird"]),
      path: "Tests/W3CService", swiftSettings: settings),
    .testTarget(
      name: "FastraceHummingbirdTests",
      dependencies: [
        "Fastrace", "FastraceAsyncHTTPClient", "FastraceHTTP", "FastraceHummingbird", "FastracePropagators",
        "FastraceTesting", "HTTPTesting", "W3CService",
        product("AsyncHTTPClient", "async-http-client", ["Hummingbird"]),
        product("Hummingbird", "hummingbird", ["Hummingbird"]),
        product("HTTPTypes", "swift-http-types", ["Hummingbird"]), product("Logging", "swift-log", ["Hummingbird"]),
      ] + nio("NIOCore", "NIOHTTP1", traits: ["Hummingbird"]),
      swiftSettings: settings),
    .testTarget(
      name: "FastraceGRPCTests",
      dependencies: [
        "Fastrace", "FastraceGRPC", "FastracePropagators", "FastraceTesting", grpcCore,
        product("GRPCInProcessTransport", "grpc-swift-2", ["GRPC"]),
        product("GRPCNIOTransportHTTP2", "grpc-swift-nio-transport", ["GRPC"]),
      ], swiftSettings: settings),
    .testTarget(
      name: "FastraceGRDBTests", dependencies: ["Fastrace", "FastraceGRDB", "FastraceTesting", grdb],
      swiftSettings: settings),
    .testTarget(
      name: "FastraceFileSystemTests",
      dependencies: [
        "Fastrace", "FastraceFileSystem", "FastraceTesting", product("SystemPackage", "swift-system", ["FileSystem"]),
      ] + nio("NIOCore", "_NIOFileSystem", traits: ["FileSystem"]),
      swiftSettings: settings),
    .testTarget(
      name: "FastraceNIOTests",
      dependencies: ["Fastrace", "FastraceNIO", "FastraceTesting"]
        + nio("NIOCore", "NIOEmbedded", "NIOPosix", traits: ["NIO"]),
      swiftSettings: settings),
  ]
}

// MARK: - The command

var command: [Target] {
  [
    // OpenTelemetry's messages as swift-protobuf generates them, for what is received; nothing is sent with them.
    .target(
      name: "OTLPMessages", dependencies: [product("SwiftProtobuf", "swift-protobuf", ["Viewer"])],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    // The files of the page, as bytes in the executable.
    .target(name: "CFastracePage", cSettings: [.define("FASTRACE_VIEWER", .when(traits: ["Viewer"]))]),
    // Receiving, keeping and serving traces.
    .target(
      name: "FastraceViewer",
      dependencies: ["CFastrace", "CFastraceGzip", "CFastracePage", "Fastrace", "FastraceWire", "OTLPMessages"]
        + viewer,
      exclude: ["Web"], swiftSettings: settings),
    // Three services that make one trace of a request.
    .target(
      name: "FastraceDemo",
      dependencies: [
        "Fastrace", "FastraceAsyncHTTPClient", "FastraceEnvironment", "FastraceGRDB", "FastraceGRPC",
        "FastraceHummingbird", "FastraceLogging", "FastraceOpenTelemetry", "FastraceServiceLifecycle", "FastraceSetup",
        "Logforth", "LogforthOpenTelemetry",
        "OTLPMessages",
        product("NIOHTTP1", "swift-nio", ["Viewer"]), product("NIOFoundationCompat", "swift-nio", ["Viewer"]),
      ] + viewer,
      swiftSettings: settings),
    .executableTarget(
      name: "FastraceCommand", dependencies: ["Fastrace", "FastraceDemo", "FastraceViewer"] + viewer,
      swiftSettings: settings),
    // The processes that scripts/soak starts, breaks and watches.
    .executableTarget(
      name: "Soak",
      dependencies: [
        "Fastrace", "FastraceChromeTrace", "FastraceDemo", "FastraceEnvironment", "FastraceOpenTelemetry", "Logforth",
      ] + viewer,
      path: "Tests/Soak", swiftSettings: settings),
    .testTarget(
      name: "FastraceViewerTests", dependencies: ["FastraceViewer", "OTLPMessages"] + viewer, swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["FastraceCommand", "FastraceDemo", "FastraceViewer", "OTLPMessages"] + viewer,
      swiftSettings: settings),
  ]
}

// MARK: - Documentation

var articles: [Target] {
  [
    // The code in the articles, compiled and run.
    .testTarget(
      name: "SnippetTests",
      dependencies: [
        "Fastrace", "FastraceAsyncHTTPClient", "FastraceChromeTrace", "FastraceDatadog", "FastraceDistributedTracing",
        "FastraceEnvironment", "FastraceFileSystem", "FastraceGRDB", "FastraceGRPC", "FastraceHTTP",
        "FastraceHTTPTypes", "FastraceHummingbird", "FastraceJaeger", "FastraceLogging", "FastraceNIO", "FastraceOTLP",
        "FastraceOpenTelemetry", "FastracePropagators", "FastraceRunRecording", "FastraceServiceLifecycle",
        "FastraceSetup", "FastraceTesting", "Logforth", "LogforthOpenTelemetry", "RecorderTesting", grdb, grpcCore,
        tracing,
        product("AsyncHTTPClient", "async-http-client", ["AsyncHTTPClient"]),
        product("GRPCInProcessTransport", "grpc-swift-2", ["GRPC"]),
        product("HTTPTypes", "swift-http-types", ["HTTPTypes"]),
        product("Hummingbird", "hummingbird", ["Hummingbird"]),
        product("ServiceLifecycle", "swift-service-lifecycle", ["ServiceLifecycle"]),
        product("UnixSignals", "swift-service-lifecycle", ["ServiceLifecycle"]),
        product("Logging", "swift-log", ["Logging", "Hummingbird", "ServiceLifecycle"]),
      ] + nio("NIOCore", traits: ["NIO", "FileSystem", "Hummingbird"]) + nio("NIOPosix", traits: ["NIO"])
        + nio("_NIOFileSystem", traits: ["FileSystem"]),
      swiftSettings: settings)
  ]
}
