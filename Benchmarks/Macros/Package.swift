// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The benchmarks, and those of `@Trace`: `scripts/bench --macros` builds and runs them.
///
/// A package for release would build the macros' plugin for release, and swift-syntax with it, which takes many minutes and
/// changes nothing of what is measured. So the script builds the plugin for debugging and hands it to the compiler; this
/// package has nothing but the declarations of the macros.
let package = Package(
  name: "fastrace-macro-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "fastrace", path: "../..", traits: ["Enable", "Logging"]),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    .target(name: "CBench"),
    .target(
      name: "MacroDeclarations", dependencies: [.product(name: "Fastrace", package: "fastrace")],
      swiftSettings: settings + [.define("Macros")]),
    .executableTarget(
      name: "bench",
      dependencies: [
        "CBench", "MacroDeclarations", .product(name: "Fastrace", package: "fastrace"),
        .product(name: "FastraceDatadog", package: "fastrace"),
        .product(name: "FastraceJaeger", package: "fastrace"), .product(name: "FastraceOTLP", package: "fastrace"),
        .product(name: "FastraceLogging", package: "fastrace"), .product(name: "Logforth", package: "fastrace"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings + [.define("MACROS")]),
    .executableTarget(name: "hello", swiftSettings: settings),
    .executableTarget(
      name: "hello-traced", dependencies: [.product(name: "Fastrace", package: "fastrace")], swiftSettings: settings),
  ]
)
