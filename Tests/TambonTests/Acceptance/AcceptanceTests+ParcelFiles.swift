import Foundation
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("Parcels in files")
    struct ParcelFiles {
        @Test("A damaged, foreign or missing file is named, and changes nothing")
        func badFiles() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let school = try await centre.enrolled("80.21.school")
            for subject in ["หนึ่ง", "สอง", "สาม"] { try await karo.record(subject) }
            let folder = try TestFolder()
            let parcel = try await Self.export(from: karo, to: "centre", folder, "good")
            try await centre.staysAsItIs {
                for length in [1, 8, 20, 60, parcel.count / 2, parcel.count - 1] {
                    let path = try folder.put("cut-\(length)", Array(parcel.prefix(length)))
                    try await centre.refuses(["import", path], naming: [path])
                }
                for place in stride(from: 0, to: parcel.count, by: max(1, parcel.count / 12)) {
                    var bytes = parcel
                    bytes[place] ^= 0x10
                    let path = try folder.put("flipped-\(place)", bytes)
                    try await centre.refuses(["import", path], naming: [path])
                }
                let foreign: [(String, [UInt8])] = [
                    ("longer", parcel + [0]), ("empty", []), ("text", Array("สวัสดี\n".utf8)),
                    (
                        "picture.png",
                        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
                            + [UInt8](repeating: 7, count: 900)
                    ),
                    (
                        "data.sqlite",
                        Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 4_080)
                    ),
                ]
                for (name, bytes) in foreign {
                    let path = try folder.put(name, bytes)
                    try await centre.refuses(["import", path], naming: [path])
                    try await centre.refuses(["import", "--dry-run", path], naming: [path])
                }
                try await centre.refuses(["import", folder.path], naming: [folder.path])
                try await centre.refuses(
                    ["import", folder.file("no")],
                    naming: [folder.file("no")]
                )
                try await karo.refuses(
                    ["import", folder.file("good")],
                    naming: [folder.file("good")]
                )
                try await school.refuses(
                    ["import", folder.file("good")],
                    naming: [folder.file("good")]
                )
            }
            try await centre.ok("import", folder.file("good"))
            try await Self.agree(karo, centre)
        }

        @Test("A file carries what the other office lacks; a trial stores nothing")
        func roundTrip() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            try await karo.record("หนึ่ง")
            let folder = try TestFolder()
            _ = try await Self.export(from: karo, to: "centre", folder, "1")
            // Another user reads it on the other machine; it is sealed.
            let rights = try FileManager.default.attributesOfItem(atPath: folder.file("1"))
            #expect(rights[.posixPermissions] as? Int == 0o644)
            let before = try await centre.footprint()
            let trial = try await centre.json("import", folder.file("1"), "--dry-run")
            let afterTrial = try await centre.footprint()
            #expect(trial["newChanges"] == .number(2) && trial["isTrial"] == .flag(true))
            #expect(afterTrial == before)
            let taken = try await centre.json("import", folder.file("1"))
            #expect(taken["newChanges"] == .number(2) && taken["from"].text == karo.office)
            let again = try await centre.json("import", folder.file("1"))
            #expect(again["newChanges"] == .number(0) && again["knownChanges"] == .number(2))
            try await Self.agree(karo, centre)
            // And back: the centre's entry reaches the office the same way.
            try await centre.ok(
                "edit",
                "\(karo.office):\(try await karo.numbers()[0])",
                "place",
                "ตลาด"
            )
            _ = try await Self.export(from: centre, to: karo.office, folder, "2")
            try await karo.ok("import", folder.file("2"))
            try await Self.agree(karo, centre)
        }

        @Test("Files out of order: what is missing is named, and all is applied once it has come")
        func outOfOrder() async throws {
            let centre = try await DeskNode.centre()
            let karo = try await centre.enrolled()
            let folder = try TestFolder()
            _ = try await Self.export(from: karo, to: "centre", folder, "0")
            try await centre.ok("import", folder.file("0"))
            try await karo.record("หนึ่ง")
            _ = try await Self.export(from: karo, to: "centre", folder, "1")
            // The answer tells the office what has arrived, so that its next file begins there.
            let place = try TestFolder()
            try FileManager.default.copyItem(
                atPath: centre.directory,
                toPath: place.file("centre")
            )
            let twin = DeskNode(directory: place.file("centre"), office: "centre")
            for words in [
                ["import", folder.file("1")],
                ["export", "--to", karo.office, "--out", folder.file("answer")],
            ] {
                // A copied folder says that it was copied.
                let outcome = try await ProgramRunner().run(twin.words(words))
                #expect(outcome.code == 0, "\(outcome.account)")
            }
            try await karo.ok("import", folder.file("answer"))
            try await karo.record("สอง")
            _ = try await Self.export(from: karo, to: "centre", folder, "2")

            let state = try JSONValue(document: try await karo.ownState()).elements[0]
            let line = state["vector"].elements[0].text.split(separator: ":").map(String.init)
            let early = try await centre.run("import", folder.file("2"))
            #expect(early.code == 1, "\(early.account)")
            for name in [folder.file("2"), state["ledger"].text, line[0], "changes 2 to 2"] {
                #expect(early.errors.contains(name), "\(early.account)")
            }
            // The office's file has brought the twin's word to the original.
            try await centre.ok("doctor", "--read")
            let cases = try await centre.json("list").elements
            #expect(cases == [])
            let doctor = try await centre.json("doctor")["waiting"].elements
            #expect(doctor.count == 1)
            let late = try await centre.run("import", folder.file("1"))
            #expect(late.code == 0, "\(late.account)")
            try await Self.agree(karo, centre)
            let settled = try await centre.json("doctor")["waiting"].elements
            #expect(settled == [])
        }

        private static func export(
            from node: DeskNode,
            to office: String,
            _ folder: TestFolder,
            _ name: String,
        ) async throws -> [UInt8] {
            try await node.ok("export", "--to", office, "--out", folder.file(name))
            return try folder.bytes(name)
        }

        private static func agree(_ office: DeskNode, _ centre: DeskNode) async throws {
            let own = try await office.ownState()
            let copy = try await centre.state(of: office.office)
            #expect(own == copy)
        }
    }
}
