import Foundation

/// The reader in `Tests/FormatReader`, which knows the formats' pages and none of this program.
enum FormatReader {
    private enum Failure: Error {
        case status(Int32)
    }

    /// What it prints of one golden file.
    static func run(_ options: [String], file: String) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [
                // No compiled copy of it may stay beside it.
                "python3", "-B", root.appending(path: "Tests/FormatReader/list_change_set.py").path,
                "--dictionary", "1=" + root.appending(path: dictionary).path,
            ] + options + [root.appending(path: "Fixtures/Golden/\(file)").path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure.status(process.terminationStatus)
        }
        return String(decoding: printed, as: UTF8.self)
    }

    private static let dictionary = "Sources/SyncProtocol/Resources/dictionary-1.bin"

    private static var root: URL {
        var url = URL(filePath: #filePath)
        for _ in 1...4 { url.deleteLastPathComponent() }
        return url
    }
}
