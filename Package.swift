// swift-tools-version: 6.2
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

/// The logging facade; only with the trait `Logging`, so that nobody else clones it.
let swiftLog: Target.Dependency = .product(
  name: "Logging", package: "swift-log", condition: .when(traits: ["Logging"]))

let package = Package(
  name: "fastrace",
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .library(name: "Fastrace", targets: ["Fastrace"]),
    .library(name: "FastraceTesting", targets: ["FastraceTesting"]),
    .library(name: "FastraceLogging", targets: ["FastraceLogging"]),
    .library(name: "Logforth", targets: ["Logforth"]),
  ],
  traits: [
    .trait(
      name: "Enable",
      description: "Records spans. Libraries leave it off; the application turns it on for its whole dependency graph."),
    .trait(name: "Logging", description: "Connects swift-log with traces, and provides the backend Logforth."),
    .default(enabledTraits: []),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2")
  ],
  targets: [
    .target(name: "CFastrace"),
    .target(name: "Fastrace", dependencies: ["CFastrace"], swiftSettings: settings),
    .target(name: "FastraceTesting", dependencies: ["Fastrace"], swiftSettings: settings),
    .target(name: "FastraceLogging", dependencies: ["Fastrace", swiftLog], swiftSettings: settings),
    .target(name: "CLogforth"),
    .target(
      name: "Logforth", dependencies: ["CFastrace", "CLogforth", "Fastrace", "FastraceLogging", swiftLog],
      swiftSettings: settings),
    .target(name: "SanitizerSupport", path: "Tests/SanitizerSupport"),
    .testTarget(
      name: "FastraceTests", dependencies: ["CFastrace", "Fastrace", "FastraceTesting", "SanitizerSupport"],
      swiftSettings: settings),
    .testTarget(name: "CompiledOutTests", dependencies: ["Fastrace", "FastraceTesting"], swiftSettings: settings),
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
