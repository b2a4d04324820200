import ComplaintModel
import FieldNode
import Testing

/// A holiday that the centre sends down to the offices.
@Suite struct HolidayFromAboveTests {
    private struct Country {
        let centre: TestNode
        let office: TestNode
        let other: TestNode
        /// A day in the week after a complaint that is received today.
        let day: CivilDate

        init() async throws {
            centre = try TestNode("centre", level: .centre)
            office = try centre.enrolled("80.21.karo", procedure: "school")
            other = try centre.enrolled("80.22.pak", procedure: "school")
            let id = try office.record("เรื่อง", channel: "phone").id
            try office.act(id, .assign) { $0.unit = "งานอาคาร" }
            day = HolidayCalendar.national.workingDay(
                onOrAfter: office.node.now.date.adding(days: 3)
            )
            try await exchange()
        }

        func exchange() async throws {
            for node in [office, other] { try await node.sync(with: centre) }
        }

        func due(_ node: TestNode) throws -> [String] {
            var request = ListRequest()
            request.office = "80.21.karo"
            return try node.node.list(request).flatMap { try node.node.show($0.id).deadlines }
                .filter { $0.rule == "unit-result" }.map(\.due)
        }

        func sendDown(to office: String) throws -> HolidayChange {
            try centre.node.addHoliday(
                day,
                name: "วันหยุดพิเศษ",
                kind: .special,
                source: "มติ ครม.",
                of: office
            )
        }
    }

    @Test("An office does not take off what the node above has sent down, but its own")
    func notTakenOff() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        try await office.sync(with: centre)
        let day = try #require(CivilDate(iso: "2025-12-02"))
        let add = { (node: TestNode, day: CivilDate, code: String?) in
            try node.node.addHoliday(day, name: "พิเศษ", kind: .special, source: nil, of: code)
        }
        _ = try add(centre, day, "80.21.karo")
        _ = try add(office, day.adding(days: 1), nil)
        for _ in 0..<2 { try await office.sync(with: centre) }
        #expect(throws: FieldNodeError.self) { try office.node.endHoliday(day) }
        try office.node.endHoliday(day.adding(days: 1))
        let district = try centre.enrolled("80.21", level: .district)
        for _ in 0..<2 { try await district.sync(with: centre) }
        #expect(throws: FieldNodeError.self) {
            try district.node.endHoliday(day, of: "80.21.karo")
        }
        try centre.node.endHoliday(day, of: "80.21.karo")
    }

    @Test("It moves what runs in the office's books, and the staff are told and can see what moved")
    func sentDown() async throws {
        let country = try await Country()
        let before = try country.due(country.office)
        let change = try country.sendDown(to: "80.21.karo")
        #expect(change.office == "80.21.karo" && change.isClosed)
        #expect(change.moved.contains { $0.rule == "unit-result" && [$0.before] == before })
        let report = try await country.office.sync(with: country.centre)
        #expect(report.notices.count == 1)
        #expect(try country.office.node.notices().count == 1)
        #expect(try country.due(country.office) == country.due(country.centre))
        #expect(try country.due(country.office) != before)
        #expect(try country.office.node.deadlinesMoved(by: country.day).moved == change.moved)
        #expect(try country.office.node.verify().problems == [])
        // The other office has other books.
        try await country.other.sync(with: country.centre)
        #expect(try country.other.node.notices().isEmpty)
        #expect(throws: FieldNodeError.self) {
            try country.other.node.deadlinesMoved(by: country.day)
        }
        // Hearing it again tells nobody anything new.
        try await country.exchange()
        #expect(try country.office.node.notices().count == 1)
    }

    @Test("Sent down again it writes nothing, and taken off above it moves everything back")
    func againAndBack() async throws {
        let country = try await Country()
        let before = try country.due(country.office)
        _ = try country.sendDown(to: "80.21.karo")
        let sent = try country.centre.stateBytes(office: "80.21.karo")
        #expect(try country.sendDown(to: "80.21.karo").moved.isEmpty)
        #expect(try country.centre.stateBytes(office: "80.21.karo") == sent)
        try await country.exchange()
        let ended = try country.centre.node.endHoliday(country.day, of: "80.21.karo")
        #expect(ended.moved.contains { $0.rule == "unit-result" && [$0.after] == before })
        try await country.exchange()
        #expect(try country.due(country.office) == before)
        #expect(try country.office.node.notices().count == 2)
        #expect(throws: FieldNodeError.self) {
            try country.office.node.deadlinesMoved(by: country.day)
        }
        #expect(throws: FieldNodeError.self) { try country.sendDown(to: "99.01") }
    }
}
