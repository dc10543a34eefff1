// swift-tools-version: 6.2
import PackageDescription

/// What it costs to encode spans for receivers, without anything to send them with: nothing is cloned for it.
let package = Package(
  name: "fastrace-export-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "fastrace", path: "../..", traits: ["Enable"])],
  targets: [
    .executableTarget(
      name: "export-cost",
      dependencies: [
        .product(name: "Fastrace", package: "fastrace"), .product(name: "FastraceOTLP", package: "fastrace"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
