import Foundation
import Testing
import TestGround

extension AcceptanceTests {
    @Suite("A stick on its tour")
    struct Sticks {
        @Test(
            "Whatever the order of the visits, all that was recorded arrives, and the tour comes to rest",
            arguments: [
                ["karo", "school", "centre"], ["centre", "karo", "school"],
                ["school", "centre", "karo"], ["karo", "karo", "centre", "school", "centre"],
            ]
        )
        func tours(order: [String]) async throws {
            let tour = try await Tour()
            try await tour.karo.record("น้ำไม่ไหล")
            try await tour.school.record("อาหารกลางวัน")
            for name in order + order + order { try await tour.visit(name) }
            try await tour.expectAgreement()
            // One more round has nothing to move, and the stick holds nothing for anybody.
            for name in order {
                let report = try await tour.visit(name)
                #expect(report["sentChanges"] == .number(0), "\(name): \(report)")
                #expect(report["receivedChanges"] == .number(0), "\(name): \(report)")
            }
        }

        @Test("The centre's own entries travel back, and delivered parcels leave the stick")
        func bothWays() async throws {
            let tour = try await Tour()
            let id = try await tour.karo.record("น้ำไม่ไหล")
            for name in ["karo", "centre", "karo"] { try await tour.visit(name) }
            try await tour.centre.ok("edit", id, "place", "ตามที่ส่วนกลางบันทึก")
            for name in ["centre", "karo", "centre", "karo", "centre"] {
                try await tour.visit(name)
            }
            try await tour.expectAgreement(["karo"])
            let place = try await tour.karo.json("show", id)["place"]
            #expect(place == .text("ตามที่ส่วนกลางบันทึก"))
            let sizes = try tour.stick.sizes()
            #expect(sizes.count <= 2, "\(sizes)")
        }

        @Test("Foreign and damaged files on the stick are named or left alone, and hinder nobody")
        func strangers() async throws {
            let tour = try await Tour()
            try await tour.karo.record("น้ำไม่ไหล")
            try tour.stick.put("HOLIDAY.JPG", [0xFF, 0xD8, 0xFF, 0xE0])
            try tour.stick.put("นัดหมาย.txt", "วันศุกร์")
            try FileManager.default.createDirectory(
                atPath: tour.stick.file("DCIM"),
                withIntermediateDirectories: true
            )
            let strangers = TestFolder.tree(tour.stick.path)
            try await tour.visit("karo")
            let parcel = try #require(
                Set(TestFolder.tree(tour.stick.path)).subtracting(strangers).first
            )
            let whole = try tour.stick.bytes(parcel)
            let torn = String(parcel.dropLast(5)) + "9" + String(parcel.suffix(4))
            try tour.stick.put(torn, Array(whole.prefix(whole.count / 2)))
            let outcome = try await tour.centre.run("sync", tour.stick.path)
            #expect(outcome.code == 1, "\(outcome.account)")
            // Thai for whoever stands before the stick; English after it, and for programs.
            let sentence = "\(torn): ไฟล์เสียหายหรือไม่ครบ โปรดคัดลอกใหม่จากที่เขียนไว้\nthe parcel is "
            #expect(outcome.errors.contains(sentence), "\(outcome.account)")
            let again = try await tour.centre.run("sync", tour.stick.path, "--json")
            let report = try JSONValue(document: again.output)
            let refused = report["refused"].elements.map(\.text)
            #expect(refused.count == 1 && refused[0].hasPrefix("\(torn): the parcel is "))
            try await tour.expectAgreement(["karo"])
            let left = Set(TestFolder.tree(tour.stick.path))
            #expect(left.isSuperset(of: strangers + [torn]))
            let after = try tour.stick.bytes("HOLIDAY.JPG")
            #expect(after == [0xFF, 0xD8, 0xFF, 0xE0])
            try FileManager.default.removeItem(atPath: tour.stick.file(torn))
            try await tour.visit("centre")
        }

        @Test("An office learns nothing of another's ledger from the stick they share")
        func siblings() async throws {
            let tour = try await Tour()
            try await tour.karo.record("เรื่องของกะหรอ")
            try await tour.school.record("เรื่องของโรงเรียน")
            for name in ["karo", "school", "centre", "karo", "school"] {
                try await tour.visit(name)
            }
            for node in [tour.karo, tour.school] {
                let offices = try await node.json("list").elements.map { $0["office"].text }
                #expect(offices == [node.office])
            }
        }

        @Test("Who has two nodes above leaves the parcel for them as it is while it says the same")
        func twoAbove() async throws {
            let centre = try await DeskNode.centre()
            let district = try await centre.enrolled("80.21", level: "district")
            let stick = try TestFolder()
            for node in [district, centre, district] { try await node.ok("sync", stick.path) }
            let karo = try await district.enrolled("80.21.karo")
            try await karo.record("น้ำไม่ไหล")
            for node in [karo, district, centre, karo, district, centre, karo] {
                try await node.ok("sync", stick.path)
            }
            // Each run of the program hashes in an order of its own.
            for _ in 1...8 {
                let parcels = try await karo.json("sync", stick.path)["parcels"].elements
                let above = parcels.filter { $0["to"].elements.contains(.text("centre")) }
                #expect(above.map { $0["deed"].text } == ["kept"])
                #expect(above.first?["to"].elements.count == 2)
            }
        }

        @Test("A district between an office and the centre passes everything on, both ways")
        func district() async throws {
            let centre = try await DeskNode.centre()
            let district = try await centre.enrolled("80.21", level: "district")
            let (low, high) = (try TestFolder(), try TestFolder())
            for node in [district, centre, district] { try await node.ok("sync", high.path) }
            let karo = try await district.enrolled("80.21.karo")
            let id = try await karo.record("น้ำไม่ไหล")
            func round() async throws {
                for (node, stick) in [
                    (karo, low), (district, low), (district, high), (centre, high),
                    (district, high), (district, low), (karo, low),
                ] {
                    try await node.ok("sync", stick.path)
                }
            }
            try await round()
            try await round()
            try await centre.ok("edit", id, "place", "จากส่วนกลาง")
            let second = try await district.enrolled("80.21.late")
            try await second.record("เพิ่งเปิด")
            try await second.ok("sync", low.path)
            try await round()
            try await round()
            for node in [district, centre] {
                let same = try await node.state(of: karo.office) == karo.ownState()
                #expect(same, "\(node.office)")
                let late = try await node.state(of: second.office) == second.ownState()
                #expect(late, "\(node.office)")
            }
            let place = try await karo.json("show", id)["place"]
            #expect(place == .text("จากส่วนกลาง"))
        }
    }

    /// Two offices, the centre, and the stick that goes round.
    struct Tour {
        let karo: DeskNode
        let school: DeskNode
        let centre: DeskNode
        let stick: TestFolder

        init() async throws {
            centre = try await DeskNode.centre()
            karo = try await centre.enrolled()
            school = try await centre.enrolled("80.21.school")
            stick = try TestFolder()
        }

        /// Puts the stick into one of the three nodes.
        @discardableResult
        func visit(_ name: String) async throws -> JSONValue {
            let nodes = ["karo": karo, "school": school, "centre": centre]
            let node = try #require(nodes[name])
            return try await node.json("sync", stick.path)
        }

        /// Checks that the centre holds what the offices hold.
        func expectAgreement(_ names: [String] = ["karo", "school"]) async throws {
            for node in [karo, school] where names.contains(where: node.office.hasSuffix) {
                let own = try await node.ownState()
                let copy = try await centre.state(of: node.office)
                #expect(own == copy, "\(node.office)")
            }
        }
    }
}

extension TestFolder {
    /// The sizes of the files in the folder, by name.
    fileprivate func sizes() throws -> [String: Int] {
        Dictionary(uniqueKeysWithValues: try Self.tree(path).map { ($0, try bytes($0).count) })
    }
}
