import Foundation
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("A stick for a tour, with what else lies on it")
    struct Tours {
        @Test(
            "A damaged parcel for this node is named with its sender, the rest is done, and it ends with 1"
        )
        func damaged() async throws {
            let tour = try await Tour()
            let stranger = try await DeskNode.centre().enrolled("90.01.other")
            for name in ["karo", "school", "centre", "karo", "school", "centre"] {
                try await tour.visit(name)
            }
            // More than one chunk, so that the first can be whole and name its sender.
            let lines = Complaints.lines(30, noiseBytes: 4_000)
            try await tour.karo.ok("record", "--from", "-", input: lines)
            try await tour.school.record("อาหารกลางวัน")
            let broken = try await Self.written(tour.visit("karo"))
            try await tour.visit("school")
            let foreign = try await Self.written(stranger.json("sync", tour.stick.path))
            try Self.scatter(on: tour.stick)
            var bytes = try tour.stick.bytes(broken)
            bytes[bytes.count - 100] ^= 1
            try tour.stick.put(broken, bytes)
            let untouched = try Self.contents(of: tour.stick)

            let outcome = try await tour.centre.run("sync", tour.stick.path, "--json")
            #expect(outcome.code == 1, "\(outcome.account)")
            let report = try JSONValue(document: outcome.output)
            let deeds = Self.deeds(report)
            #expect(deeds[broken] == "damaged from 80.21.karo for ")
            #expect(deeds[foreign] == "foreign from  for ")
            #expect(deeds.values.filter { $0 == "applied from 80.21.school for " }.count == 1)
            #expect(deeds.values.contains { $0.hasSuffix(" for 80.21.school") })
            #expect(report["refused"].elements.allSatisfy { $0.text.hasPrefix(broken + ": ") })
            #expect(report["refused"].elements.count == 1)
            try await tour.expectAgreement(["school"])
            let own = deeds.filter { $0.value.contains("from  for 80") }.keys
            let after = try Self.contents(of: tour.stick)
            for (name, content) in untouched where !own.contains(name) {
                #expect(after[name] == content, "\(name)")
            }
            // Whoever has written it writes it anew, and all is well.
            let anew = Self.deeds(try await tour.visit("karo"))
            #expect(anew[broken] == "replaced from  for centre")
            try await tour.visit("centre")
            try await tour.expectAgreement()
        }

        @Test("With nothing for it on the stick a node ends with 0, and leaves all as it is")
        func nothingForMe() async throws {
            let tour = try await Tour()
            try await tour.karo.record("น้ำไม่ไหล")
            try await tour.visit("karo")
            try Self.scatter(on: tour.stick)
            let before = try Self.contents(of: tour.stick)
            let stranger = try await DeskNode.centre().enrolled("90.01.other")
            for node in [stranger, tour.school] {
                let report = try await node.json("sync", tour.stick.path)
                #expect(report["isComplete"] == .flag(true))
                for parcel in report["parcels"].elements where parcel["deed"].text == "foreign" {
                    #expect(parcel.keys == ["name", "deed", "to", "changes", "bytes"])
                    #expect(parcel["to"].elements == [])
                }
            }
            let after = try Self.contents(of: tour.stick)
            for (name, bytes) in before { #expect(after[name] == bytes, "\(name)") }
        }

        @Test(
            "A clerk reads of every parcel what was done with it and whose it was, then and in the log"
        )
        func words() async throws {
            let tour = try await Tour()
            try await tour.karo.record("น้ำไม่ไหล")
            let out = try await tour.karo.ok("sync", tour.stick.path).output
            #expect(out.contains("เขียนใหม่ ถึง centre 2 รายการ / written for centre, 2 changes"))
            let there = try await tour.centre.ok("sync", tour.stick.path).output
            #expect(there.contains("รับแล้ว จาก 80.21.karo 2 รายการ / applied from 80.21.karo"))
            #expect(there.contains("เขียนใหม่ ถึง 80.21.karo"))
            let other = try await tour.school.ok("sync", tour.stick.path).output
            #expect(other.contains("ของหน่วยอื่น คงไว้ 0 รายการ / foreign, 0 changes"))
            #expect(!other.contains("karo"))
            let log = try await tour.centre.ok("log").output
            #expect(log.contains("รับแล้ว จาก 80.21.karo"))
            let trace = try await tour.centre.json("log").elements
            let last = try #require(trace.first)
            #expect(Self.deeds(last).values.contains("applied from 80.21.karo for "))
        }

        /// What was done with each parcel, from whom it was, and for whom.
        private static func deeds(_ report: JSONValue) -> [String: String] {
            Dictionary(
                report["parcels"].elements.map { parcel in
                    let readers = parcel["to"].elements.map(\.text).joined(separator: ",")
                    return (
                        parcel["name"].text,
                        "\(parcel["deed"].text) from \(parcel["from"].text) for \(readers)"
                    )
                },
                uniquingKeysWith: { _, last in last }
            )
        }

        private static func written(_ report: JSONValue) throws -> String {
            let parcels = report["parcels"].elements
            return try #require(parcels.last { $0["deed"].text == "written" })["name"].text
        }

        private static func scatter(on stick: TestFolder) throws {
            try stick.put("HOLIDAY.JPG", [0xFF, 0xD8, 0xFF, 0xE0])
            try stick.put("AUTORUN.INF", "[autorun]")
            try stick.put("นัดหมาย.txt", "วันศุกร์")
        }

        private static func contents(of stick: TestFolder) throws -> [String: [UInt8]] {
            Dictionary(
                uniqueKeysWithValues: try TestFolder.tree(stick.path).map {
                    ($0, try stick.bytes($0))
                }
            )
        }
    }
}
