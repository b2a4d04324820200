import ComplaintModel
import FieldNode
import Foundation
import Testing

/// What stands beside a case that is reserved for an office above.
@Suite struct ReservedLinkTests {
    private static let secret = "นายกเรียกเงินค่าปูพื้น"

    @Test("Why another case is linked to a reserved one is hidden with it, also in a printed state")
    func linkedCase() async throws {
        let centre = try TestNode("centre", level: .centre)
        let district = try centre.enrolled("80.21", level: .district)
        try await district.sync(with: centre)
        let office = try district.enrolled("80.21.karo")
        try await office.sync(with: district)
        let first = try office.record(Self.secret).id
        let second = try office.record("เรื่องสอง").id
        let reason = "เรื่องเดิม \(Self.secret)"
        try office.node.link(second, to: first, reason: reason)
        #expect(try office.node.show(second).links.map(\.reason) == [reason])
        _ = try office.node.reserve(first, for: try OfficeCode(parsing: "80.21"))
        try await office.sync(with: district)
        try await district.sync(with: centre)
        for node in [office, centre] {
            #expect(try node.node.show(second).links.map(\.reason) == ["สงวน"])
            let state = try node.stateBytes(office: "80.21.karo")
            #expect(!String(decoding: state, as: UTF8.self).contains(Self.secret))
            let dumped = try node.node.state(office: "80.21.karo").flatMap(\.rows)
            #expect(dumped.first { $0.id == first }?.state == "reserved")
        }
        #expect(try district.node.show(second).links.map(\.reason) == [reason])
    }
}
