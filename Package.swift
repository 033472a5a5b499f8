// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "modeltui",
  products: [
    .executable(name: "modeltui", targets: ["ModelTUI"]),
    .library(name: "CPUCore", targets: ["CPUCore"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "5.0.0"),
  ],
  targets: [
    // Formats/DecimalText rounds with the C library's functions.
    .target(name: "CPUCore", linkerSettings: [.linkedLibrary("m")]),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .executableTarget(
      name: "ModelTUI",
      dependencies: [
        "CPUCore", "CNcurses",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .testTarget(name: "CPUCoreTests", dependencies: ["CPUCore"], exclude: ["Oracle"]),
    .testTarget(name: "ModelTUITests", dependencies: ["ModelTUI", "CPUCore"]),
  ],
  swiftLanguageModes: [.v6]
)
