import ComplaintModel
import FieldNode
import Testing

/// What is answered to a complaint that comes again under the name of a case which is hidden here.
@Suite struct ReservedReferenceTests {
    /// An office below a district that a case can be reserved for.
    private static func office() async throws -> TestNode {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        for _ in 0..<2 { try await office.sync(with: district) }
        return office
    }

    @Test("A reference of a reserved case answers every guess at its words alike")
    func reference() async throws {
        let office = try await Self.office()
        let id = try office.record("เรื่องของปลัด", [.name: "นาย ก"], ref: "R2").id
        try office.node.reserve(id, for: OfficeCode(parsing: "80.21"))
        let state = try office.ownState
        let answers = try [("เรื่องของปลัด", "นาย ก"), ("เรื่องของปลัด", "นาย ข"), ("อื่น", "นาย ก")]
            .map { try office.record($0.0, [.name: $0.1], ref: "R2") }
        #expect(Set(answers).count == 1)
        #expect(answers[0].wasKnown && answers[0].id == id)
        #expect(answers[0].remark?.contains("80.21") == true)
        #expect(try office.ownState == state)
    }

    @Test("A line of an old book whose case is reserved is known, whatever it says")
    func oldBook() async throws {
        let office = try await Self.office()
        let lines = try ["ปลัดเรียกเงิน", "ปลัดเรียกเงิน", "คำอื่น"].enumerated().map { place, detail in
            let table = "ลำดับที่,วันที่,รายละเอียด\n1,3/10/2566,\(detail)"
            var request = RegisterImportRequest(fileName: "book.csv")
            request.channel = "walk-in"
            let report = try office.node.importRegister(Array(table.utf8), request)
            if place == 0 { try office.node.reserve("1/2567", for: OfficeCode(parsing: "80.21")) }
            return try #require(report.lines.first)
        }
        #expect(lines.map(\.outcome) == [.entered, .known, .known])
        #expect(lines[1].problems == lines[2].problems)
        #expect(lines[1].problems.first?.thai.contains("สงวน") == true)
        #expect(Set(lines.map(\.id)).count == 1)
    }

    @Test("A case that is not reserved is not said to be shown again, and stays as it was")
    func nothingToLift() throws {
        let office = try TestNode("80.21.karo")
        let id = try office.record("เรื่องเปิดเผย").id
        let state = try office.ownState
        let error = #expect(throws: FieldNodeError.self) {
            try office.node.liftReservation(of: id)
        }
        #expect(error?.sentence.thai.contains("1/2569 ไม่ได้สงวนไว้") == true)
        #expect(try office.ownState == state)
    }
}
