// swift-tools-version: 6.2
import CompilerPluginSupport
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

/// Modules of swift-syntax; none without the trait `Macros`, so that nobody else clones it.
func swiftSyntax(_ modules: String...) -> [Target.Dependency] {
  modules.map { .product(name: $0, package: "swift-syntax", condition: .when(traits: ["Macros"])) }
}

let package = Package(
  name: "fastrace",
  platforms: [.macOS(.v15), .iOS(.v18), .tvOS(.v18), .watchOS(.v11), .visionOS(.v2)],
  products: [
    .library(name: "Fastrace", targets: ["Fastrace"]),
    .library(name: "FastraceMacros", targets: ["FastraceMacros"]),
    .library(name: "FastraceTesting", targets: ["FastraceTesting"]),
  ],
  traits: [
    .trait(
      name: "Enable",
      description: "Records spans. Libraries leave it off; the application turns it on for its whole dependency graph."),
    .trait(name: "Macros", description: "Provides @Trace, for which swift-syntax is cloned and built."),
    .default(enabledTraits: []),
  ],
  dependencies: [
    .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1")
  ],
  targets: [
    .target(name: "CFastrace"),
    .target(name: "Fastrace", dependencies: ["CFastrace"], swiftSettings: settings),
    .target(name: "FastraceMacros", dependencies: ["Fastrace", "FastraceMacrosPlugin"], swiftSettings: settings),
    .macro(
      name: "FastraceMacrosPlugin",
      dependencies: swiftSyntax(
        "SwiftCompilerPlugin", "SwiftDiagnostics", "SwiftParser", "SwiftSyntax", "SwiftSyntaxBuilder",
        "SwiftSyntaxMacros"),
      swiftSettings: settings),
    .target(name: "FastraceTesting", dependencies: ["Fastrace"], swiftSettings: settings),
    .target(name: "SanitizerSupport", path: "Tests/SanitizerSupport"),
    .testTarget(
      name: "FastraceTests", dependencies: ["CFastrace", "Fastrace", "FastraceTesting", "SanitizerSupport"],
      swiftSettings: settings),
    .testTarget(name: "CompiledOutTests", dependencies: ["Fastrace", "FastraceTesting"], swiftSettings: settings),
    .testTarget(
      name: "FastraceMacrosTests", dependencies: ["Fastrace", "FastraceMacros", "FastraceTesting"],
      swiftSettings: settings),
    .testTarget(
      name: "FastraceMacrosPluginTests",
      dependencies: ["FastraceMacrosPlugin"]
        + swiftSyntax(
          "SwiftDiagnostics", "SwiftParser", "SwiftSyntax", "SwiftSyntaxMacroExpansion", "SwiftSyntaxMacros"),
      exclude: ["Cases"], swiftSettings: settings),
    .testTarget(name: "FastraceTestingTests", dependencies: ["Fastrace", "FastraceTesting"], swiftSettings: settings),
  ]
)
