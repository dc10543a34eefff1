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

let package = Package(
  name: "fastrace",
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .library(name: "Fastrace", targets: ["Fastrace"]),
    .library(name: "FastraceTesting", targets: ["FastraceTesting"]),
    .library(name: "FastraceJaeger", targets: ["FastraceJaeger"]),
  ],
  traits: [
    .trait(
      name: "Enable",
      description: "Records spans. Libraries leave it off; the application turns it on for its whole dependency graph."),
    .default(enabledTraits: []),
  ],
  targets: [
    .target(name: "CFastrace"),
    .target(name: "Fastrace", dependencies: ["CFastrace"], swiftSettings: settings),
    .target(name: "FastraceTesting", dependencies: ["Fastrace"], swiftSettings: settings),
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
    .testTarget(name: "FastraceTestingTests", dependencies: ["Fastrace", "FastraceTesting"], swiftSettings: settings),
  ]
)
