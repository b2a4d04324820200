import ComplaintModel
import FieldNode
import Foundation
import Testing

/// A caller gives the number that stands in the sealed identity.
@Suite struct ComplainantPhoneTests {
    private static func recording(_ subject: String, phone: String) -> Recording {
        Recording(
            entry: ComplaintEntry([
                .channel: "phone", .subject: subject, .detail: "รายละเอียด", .name: "สมหญิง",
                .phone: phone,
            ])
        )
    }

    private static func found(_ text: String, at node: TestNode) throws -> [String] {
        var request = ListRequest()
        request.search = text
        return try node.node.list(request).map(\.subject)
    }

    @Test(
        "A complainant's telephone number finds the case in every spelling",
        arguments: [
            "0812345678", "081-234-5678", "081 234 5678", "+66 81 234 5678", "๐๘๑-๒๓๔๕๖๗๘",
            "(081) 2345678", " 081.234.5678 ",
        ]
    )
    func spellings(typed: String) throws {
        let node = try TestNode("80.21.karo")
        for result in try node.node.record([
            Self.recording("ไฟดับ", phone: "081 2345678"),
            Self.recording("น้ำท่วม", phone: "๐๗๕-๑๒๓๔๕๖, 089-999-9999"),
        ]) { _ = try result.get() }
        #expect(try Self.found(typed, at: node) == ["ไฟดับ"])
        #expect(try Self.found("089 9999999", at: node) == ["น้ำท่วม"])
        #expect(try Self.found("075123456", at: node) == ["น้ำท่วม"])
        #expect(try Self.found("0812345679", at: node).isEmpty)
    }

    @Test("A number that was corrected finds the case, and the one that was wrong no longer does")
    func corrected() throws {
        let node = try TestNode("80.21.karo")
        let id = try node.node.record([Self.recording("ไฟดับ", phone: "0812345678")])[0].get().id
        try node.node.edit(id, .phone, to: "0899999999")
        #expect(try Self.found("0812345678", at: node).isEmpty)
        #expect(try Self.found("0899999999", at: node) == ["ไฟดับ"])
        try node.node.edit(id, .phone, to: "")
        #expect(try Self.found("0899999999", at: node).isEmpty)
    }

    @Test("Neither the number nor a code of it leaves the office, and no file has its digits")
    func staysHere() async throws {
        let centre = try TestNode("centre", level: .centre)
        let office = try centre.enrolled("80.21.karo")
        _ = try office.node.record([Self.recording("ไฟดับ", phone: "0812345678")])[0].get()
        try await office.sync(with: centre)
        #expect(try Self.found("0812345678", at: office) == ["ไฟดับ"])
        #expect(try Self.found("0812345678", at: centre).isEmpty)
        let names = try FileManager.default.subpathsOfDirectory(atPath: office.directory)
        #expect(!names.isEmpty)
        for name in names {
            let bytes = FileManager.default.contents(atPath: office.directory + "/" + name)
            #expect(bytes?.firstRange(of: Data("0812345678".utf8)) == nil, "\(name)")
        }
    }
}
