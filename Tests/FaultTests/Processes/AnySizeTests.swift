import Foundation
import Testing
import TestGround

extension FaultTests {
    /// Parcels that no memory holds.
    @Suite("Parcels of any size", .needs(.root, .memoryBound))
    struct AnySize {
        @Test(
            "F42 A parcel far larger than all memory is exported, tried, imported and read from a stick"
        )
        func largerThanMemory() async throws {
            let (folder, stick) = (try TestFolder(), try TestFolder())
            let office = try await Self.office(in: folder.path)
            let centre = FaultNode(there: folder.file("centre"), office: "centre")
            try FileManager.default.createDirectory(
                atPath: folder.file("other"),
                withIntermediateDirectories: false
            )
            let other = FaultNode(there: folder.file("other/centre"), office: "centre")
            try FileManager.default.copyItem(atPath: centre.directory, toPath: other.directory)
            let path = stick.file("PARCEL22.TBN")
            try await MemoryBound.with(bytes: Self.boundBytes) { bound in
                let narrow = { (node: FaultNode) in node.run(by: bound.program) }
                try await narrow(office).ok("export", "--to", "centre", "--out", path)
                try await narrow(centre).ok("import", path, "--dry-run")
                try await narrow(centre).ok("import", path)
                try await narrow(other).ok("sync", stick.path)
            }
            let size = try #require(
                try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            )
            Counts.tell("F42 a parcel of \(size) bytes in a memory of \(Self.boundBytes)")
            #expect(size > 3 * Self.boundBytes / 2)
            for node in [centre, other] {
                #expect(try await Self.changes(at: node) == Counts.bookCases + 1)
            }
            let control = try await MemoryBound.with(bytes: Self.boundBytes) { bound in
                try await bound.tool("dd", "if=\(path)", "of=/dev/null", "bs=\(size)", "count=1")
            }
            #expect(control.code != 0, "who takes the parcel into memory gets through")
        }

        /// A bound into which the program itself just fits.
        private static let boundBytes = 32 << 20

        /// An office with a large book, beside a centre that knows it.
        private static func office(in folder: String) async throws -> FaultNode {
            let (office, _) = try await FaultNode.acquainted(office: folder, centre: folder)
            let part = 1_000
            for first in stride(from: 1, through: Counts.bookCases, by: part) {
                let count = min(part, Counts.bookCases + 1 - first)
                let lines = Complaints.bulk(count, from: first)
                try await office.ok("record", "--from", "-", input: lines)
            }
            return office
        }

        private static func changes(at node: FaultNode) async throws -> Int? {
            try await node.json("doctor")["ledgers"].elements
                .first { $0["office"].text == "80.21.karo" }?["changes"].integer
        }
    }
}
