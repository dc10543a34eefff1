// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
]

/// Programs that show the library at work; `scripts/census` builds and runs the first.
let package = Package(
  name: "fastrace-examples",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "fastrace", path: "..", traits: ["Enable", "Logging"]),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    .executableTarget(
      name: "logged-orders",
      dependencies: [
        .product(name: "Fastrace", package: "fastrace"), .product(name: "Logforth", package: "fastrace"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "source-census",
      dependencies: [
        .product(name: "Fastrace", package: "fastrace"), .product(name: "FastraceTesting", package: "fastrace"),
      ],
      swiftSettings: settings),
  ]
)
