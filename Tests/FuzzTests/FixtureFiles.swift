import Foundation

/// The files of bytes that lie beside the tests.
enum FixtureFiles {
    /// The folder of a decoder's seeds, with which libFuzzer begins.
    static func corpus(_ decoder: String) -> String { "Corpus/\(decoder)" }

    /// The bytes of one file.
    static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }

    /// The names of the files in one folder, sorted.
    static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
            .sorted()
    }

    /// The paths of all files that were made to be read or refused by some decoder.
    static func all() throws -> [String] {
        let corpora = try names(in: "Corpus").map(corpus)
        return try (["Golden", "Hostile"] + corpora).flatMap { folder in
            try names(in: folder).map { "\(folder)/\($0)" }
        }
    }

    /// Where a file lies on this machine.
    static func place(of path: String) -> String { root.appending(path: path).path }

    private static var root: URL {
        var url = URL(filePath: #filePath)
        for _ in 1...3 { url.deleteLastPathComponent() }
        return url.appending(path: "Fixtures")
    }
}
