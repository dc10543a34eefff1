// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("MemberImportVisibility"),
]

/// An HTTP service, apart from the other examples so that they build without a web server.
let package = Package(
  name: "fastrace-example-service",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "fastrace", path: "../..", traits: ["Enable", "Hummingbird", "Logging", "ServiceLifecycle"]),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
  ],
  targets: [
    .executableTarget(
      name: "order-service",
      dependencies: [
        .product(name: "Fastrace", package: "fastrace"),
        .product(name: "FastraceHummingbird", package: "fastrace"),
        .product(name: "FastraceServiceLifecycle", package: "fastrace"),
        .product(name: "Logforth", package: "fastrace"), .product(name: "Logging", package: "swift-log"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ],
      swiftSettings: settings)
  ]
)
