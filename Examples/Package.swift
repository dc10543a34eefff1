// swift-tools-version: 6.2
import PackageDescription

/// Programs that show the library at work; `scripts/demo` builds and runs the first.
let package = Package(
  name: "fastrace-examples",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "fastrace", path: "..", traits: ["Enable"])],
  targets: [
    .executableTarget(
      name: "source-census",
      dependencies: [
        .product(name: "Fastrace", package: "fastrace"), .product(name: "FastraceTesting", package: "fastrace"),
      ],
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
