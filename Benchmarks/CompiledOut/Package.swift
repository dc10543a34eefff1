// swift-tools-version: 6.2
import PackageDescription

/// The program of `hello-traced`, the same source, without the trait `Enable`.
let package = Package(
  name: "fastrace-compiled-out",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "fastrace", path: "../..")],
  targets: [
    .executableTarget(
      name: "hello-compiled-out", dependencies: [.product(name: "Fastrace", package: "fastrace")],
      swiftSettings: [
        .swiftLanguageMode(.v6), .strictMemorySafety(), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
      ])
  ]
)
