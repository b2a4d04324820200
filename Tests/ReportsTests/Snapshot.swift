import Foundation
import Testing

/// A page as it was printed when a person last looked at it, kept under `Fixtures/Reports` or
/// another folder of `Fixtures`.
///
/// After a change that is meant, run the tests once with `TAMBON_RECORD_SNAPSHOTS=1`, and read
/// what changed in the files before it is committed.
struct Snapshot {
    private let file: URL

    /// Names the snapshot.
    init(_ name: String, in folder: String = "Reports") {
        file = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/\(folder)/\(name)")
    }

    /// Expects a page to be the kept one, byte for byte.
    func expect(_ page: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let bytes = Data(page.utf8)
        if ProcessInfo.processInfo.environment["TAMBON_RECORD_SNAPSHOTS"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true,
            )
            try bytes.write(to: file)
        }
        let kept = try Data(contentsOf: file)
        #expect(
            bytes == kept,
            "\(file.lastPathComponent) is printed differently now:\n\(page)",
            sourceLocation: sourceLocation,
        )
    }
}
