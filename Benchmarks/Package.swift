// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What the library costs: `scripts/bench` builds and runs it.
let package = Package(
  name: "fastrace-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "fastrace", path: "..", traits: ["DistributedTracing", "Enable", "Logging"]),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.7.3"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    .target(name: "CBench"),
    .executableTarget(
      name: "bench",
      dependencies: [
        "CBench", .product(name: "Fastrace", package: "fastrace"),
        .product(name: "FastraceDatadog", package: "fastrace"),
        .product(name: "FastraceDistributedTracing", package: "fastrace"),
        .product(name: "FastraceJaeger", package: "fastrace"), .product(name: "FastraceOTLP", package: "fastrace"),
        .product(name: "FastraceLogging", package: "fastrace"), .product(name: "Logforth", package: "fastrace"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ],
      swiftSettings: settings),
    // What a process costs without the library, and with it. The third kind, with the library compiled out, is in
    // CompiledOut: traits hold for a whole build.
    .executableTarget(name: "hello", swiftSettings: settings),
    .executableTarget(
      name: "hello-traced", dependencies: [.product(name: "Fastrace", package: "fastrace")], swiftSettings: settings),
  ]
)
