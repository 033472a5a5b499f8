// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that whoever builds modeltui does not build this.
let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "modeltui", path: "..")
  ],
  targets: [
    .executableTarget(
      name: "Benchmarks",
      dependencies: [.product(name: "CPUCore", package: "modeltui")])
  ],
  swiftLanguageModes: [.v6]
)
