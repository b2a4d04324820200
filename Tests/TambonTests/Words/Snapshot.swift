import Foundation
import Testing

/// A page as it was printed when a person last looked at it, kept under `Fixtures/Help`.
///
/// After a change that is meant, run the tests once with `TAMBON_RECORD_SNAPSHOTS=1`, and read
/// what changed in the files before it is committed.
struct Snapshot {
    private let file: URL

    /// Names the snapshot.
    init(_ name: String) {
        file = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/Help/\(name)")
    }

    /// Expects a page to be the kept one, byte for byte.
    func expect(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let bytes = Data(page.utf8)
        if ProcessInfo.processInfo.environment["TAMBON_RECORD_SNAPSHOTS"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try bytes.write(to: file)
        }
        #expect(
            bytes == (try Data(contentsOf: file)),
            "\(file.lastPathComponent) is printed differently now:\n\(page)",
            sourceLocation: sourceLocation
        )
    }
}
