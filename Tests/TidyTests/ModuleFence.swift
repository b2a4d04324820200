import Testing

/// A module that only some targets may import, because they wrap it for all others.
struct ModuleFence: Sendable, CustomTestStringConvertible {
    /// How the module's name, and those of its companions, begin.
    let module: String
    /// The folders whose files may import it.
    let inside: [String]

    /// Every fence.
    static let all = [
        ModuleFence(module: "GRDB", inside: ["Sources/NodeStore/"]),
        ModuleFence(module: "CZlib", inside: ["Sources/SyncProtocol/"]),
        ModuleFence(module: "CXlsxWriter", inside: ["Sources/Reports/Workbook/"]),
        ModuleFence(module: "CSQLite", inside: ["Sources/tambon-bench/", "Tests/"]),
        ModuleFence(module: "Hummingbird", inside: ["Sources/Server/", "Tests/ServerTests/"]),
        ModuleFence(
            module: "AsyncHTTPClient",
            inside: ["Sources/Transports/", "Tests/TransportsTests/"]
        ),
    ]

    /// The module, for the name of a test's case.
    var testDescription: String { module }

    /// The imports of a file that are outside the fence.
    func findings(in file: SourceFile) -> [Finding] {
        if inside.contains(where: file.path.hasPrefix) { return [] }
        return ImportLine.all(in: file).filter { $0.module.hasPrefix(module) }.map {
            file.finding($0.index, "\($0.module) may be imported only in \(inside)")
        }
    }
}
