// swift-tools-version: 6.2
import PackageDescription

// The architecture, floor by floor. Nothing imports upwards; the tidy test holds every file's
// imports against the table in README.md.

let package = Package(
    name: "Tambon",
    products: [
        .executable(name: "tambon", targets: ["tambon"]),
        .executable(name: "tambon-bench", targets: ["tambon-bench"]),
        .executable(name: "tambon-simulate", targets: ["tambon-simulate"]),
        // Preloaded by tests into the built program; no part of it.
        .library(name: "FaultShim", type: .dynamic, targets: ["CFaultShim"]),
        // Preloaded by `tambon-bench counts` into itself.
        .library(name: "CountShim", type: .dynamic, targets: ["CCountShim"]),
    ],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
    ],
    targets: [
        // The ground: C libraries of the system, each wrapped by one target above.
        .systemLibrary(name: "CZlib"),
        .systemLibrary(name: "CSQLite"),
        .systemLibrary(name: "CXlsxWriter"),
        .target(name: "CCountShim"),  // counts what a program asks for; preloaded, never linked

        // Two pillars of values and pure functions that never meet.
        .target(
            name: "ComplaintModel",  // what a complaint is
            resources: [.embedInCode("Resources")],
        ),
        .target(
            name: "SyncProtocol",  // how two nodes agree
            dependencies: ["CZlib", .product(name: "Crypto", package: "swift-crypto")],
            resources: [.embedInCode("Resources")],
        ),

        // Paper, and disk. They never meet either.
        .target(
            name: "Reports",  // figures in, pages out
            dependencies: [
                "ComplaintModel", "CXlsxWriter",
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [.embedInCode("Resources")],
        ),
        .target(
            name: "NodeStore",  // log, rows, search and summaries in one SQLite file
            dependencies: [
                "ComplaintModel", "SyncProtocol",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
        ),

        // The use cases, and the ports they need.
        .target(
            name: "FieldNode",
            dependencies: [
                "ComplaintModel", "SyncProtocol", "Reports", "NodeStore",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
            ],
        ),

        // The world outside.
        .target(
            name: "Transports",  // HTTP client, USB directory, local socket
            dependencies: [
                "FieldNode",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
        ),
        .target(
            name: "Server",  // the endpoint that peers call
            dependencies: [
                "FieldNode",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
        ),

        // Programs: they wire, and decide nothing.
        .executableTarget(
            name: "tambon",
            dependencies: [
                "ComplaintModel", "SyncProtocol", "Reports", "FieldNode", "Transports", "Server",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            resources: [.embedInCode("Resources")],
        ),
        .executableTarget(
            name: "tambon-bench",
            dependencies: [
                "ComplaintModel", "SyncProtocol", "Reports", "NodeStore", "FieldNode", "Transports",
                "CSQLite",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
        ),

        .executableTarget(
            name: "tambon-fuzz",  // hands bytes to every decoder that sees foreign ones
            dependencies: ["SyncProtocol", .product(name: "Crypto", package: "swift-crypto")],
        ),

        // Whole worlds of nodes, in which everything goes wrong.
        .target(name: "CCrashVFS", linkerSettings: [.linkedLibrary("sqlite3")]),
        .target(
            name: "Simulation",
            dependencies: [
                "CCrashVFS", "ComplaintModel", "SyncProtocol", "NodeStore", "FieldNode",
            ],
        ),
        .executableTarget(
            name: "tambon-simulate",
            dependencies: [
                "Simulation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
        ),

        // One test target a target, and one for the rules of the house.
        .target(name: "TestGround", path: "Tests/TestGround"),  // what several of them stand on
        .testTarget(name: "TidyTests"),
        .testTarget(name: "ComplaintModelTests", dependencies: ["ComplaintModel", "TestGround"]),
        .testTarget(
            name: "SyncProtocolTests",
            dependencies: [
                "SyncProtocol", "TestGround", .product(name: "Crypto", package: "swift-crypto"),
            ],
        ),
        .testTarget(name: "ReportsTests", dependencies: ["Reports", "ComplaintModel"]),
        .testTarget(
            name: "NodeStoreTests",
            dependencies: ["NodeStore", "SyncProtocol", "ComplaintModel", "CSQLite"],
        ),
        .testTarget(
            name: "FieldNodeTests",
            dependencies: [
                "FieldNode", "NodeStore", "SyncProtocol", "ComplaintModel", "Reports", "Simulation",
                "TestGround", .product(name: "Crypto", package: "swift-crypto"),
            ],
        ),
        .testTarget(
            name: "TransportsTests",
            dependencies: [
                "Transports", "FieldNode", "TestGround",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
        ),
        .testTarget(
            name: "TambonTests",
            dependencies: [
                "tambon", "ComplaintModel", "FieldNode", "Reports", "TestGround",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
        ),
        .testTarget(name: "FuzzTests", dependencies: ["tambon-fuzz", "SyncProtocol"]),
        .testTarget(
            name: "SimulationTests",
            dependencies: ["Simulation", "SyncProtocol", "CSQLite"],
        ),
        .target(name: "CFaultShim", path: "Tests/CFaultShim"),
        .testTarget(
            name: "FaultTests",
            dependencies: [
                "tambon", "SyncProtocol", "TestGround",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
        ),
        .testTarget(
            name: "ServerTests",
            dependencies: [
                "Server", "Transports", "FieldNode", "TestGround",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
        ),
    ],
    swiftLanguageModes: [.v6],
)

for target in package.targets
where [.regular, .executable, .test].contains(target.type) {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .treatAllWarnings(as: .error),
            .strictMemorySafety(),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("ImmutableWeakCaptures"),
            .enableUpcomingFeature("InferIsolatedConformances"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
}
