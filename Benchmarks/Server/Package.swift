// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What tracing costs a server: `scripts/bench --server` builds and runs it.
let package = Package(
  name: "fastrace-server-benchmark",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(
      name: "fastrace", path: "../..", traits: ["Enable", "Hummingbird", "OpenTelemetry", "DistributedTracing"]),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  ],
  targets: [
    .executableTarget(
      name: "hello-server",
      dependencies: [
        .product(name: "Fastrace", package: "fastrace"), .product(name: "FastraceHummingbird", package: "fastrace"),
        .product(name: "FastraceDistributedTracing", package: "fastrace"),
        .product(name: "FastraceOpenTelemetry", package: "fastrace"),
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ],
      swiftSettings: settings),
    // Where spans go: takes any request, and answers it with nothing.
    .executableTarget(
      name: "discard-server",
      dependencies: [
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ], swiftSettings: settings),
  ]
)
