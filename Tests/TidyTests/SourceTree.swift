import Foundation

/// The project's own files, as they lie on the disk around this one.
enum SourceTree {
    /// The folder that holds `Package.swift`.
    private static var root: URL {
        var url = URL(filePath: #filePath)
        for _ in 1...3 { url.deleteLastPathComponent() }
        return url
    }

    /// The Swift files of `Sources` and `Tests`, sorted by path.
    static func swiftFiles() throws -> [SourceFile] { try loaded.get() }

    /// The Swift files of one folder of `Sources`.
    static func swiftFiles(of target: String) throws -> [SourceFile] {
        try swiftFiles().filter { $0.path.hasPrefix("Sources/\(target)/") }
    }

    /// The names of the folders in `Sources`: one a target.
    static func targets() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(of: "Sources"))
            .filter { !$0.hasPrefix(".") }
            .sorted()
    }

    /// The paths of all files under a folder, relative to the root, sorted; none that is hidden.
    static func paths(under folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path(of: folder))
            .map { "\(folder)/\($0)" }
            .filter { !$0.contains("/.") && !isFolder($0) }
            .sorted()
    }

    /// The text of one file.
    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Where a file lies on this machine.
    static func path(of path: String) -> String { root.appending(path: path).path }

    private static func isFolder(_ path: String) -> Bool {
        let values = try? root.appending(path: path).resourceValues(forKeys: [.isDirectoryKey])
        return values?.isDirectory ?? false
    }

    private static let loaded = Result {
        try ["Sources", "Tests"].flatMap(paths).filter { $0.hasSuffix(".swift") }.map {
            SourceFile(path: $0, text: try text(of: $0))
        }
    }
}
