import Foundation

/// The files of known bytes that lie beside the tests.
enum FixtureFolder: String {
    case golden = "Golden"
    case hostile = "Hostile"

    /// The bytes of one file.
    func bytes(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: url.appending(path: name)))
    }

    /// The names of the files with an ending, sorted.
    func names(endingIn suffix: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path)
            .filter { $0.hasSuffix(suffix) }
            .sorted()
    }

    private var url: URL {
        var url = URL(filePath: #filePath)
        for _ in 1...4 { url.deleteLastPathComponent() }
        return url.appending(path: "Fixtures/\(rawValue)")
    }
}
