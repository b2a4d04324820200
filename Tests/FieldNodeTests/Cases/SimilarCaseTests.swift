import ComplaintModel
import FieldNode
import Testing

/// Complaints that may be about the same.
@Suite struct SimilarCaseTests {
    private static func record(
        _ subject: String,
        _ detail: String,
        at node: TestNode,
    ) throws -> String {
        let entry = ComplaintEntry([.channel: "phone", .subject: subject, .detail: detail])
        return try node.node.record([Recording(entry: entry)])[0].get().id
    }

    @Test("A complaint about the same in other words is proposed, one about something else is not")
    func proposed() throws {
        let node = try TestNode("80.21.karo")
        let first = try Self.record(
            "ถนนหน้าวัดกะหรอชำรุด",
            "ถนนหน้าวัดเป็นหลุมลึก รถล้มบ่อย",
            at: node
        )
        _ = try Self.record("น้ำประปาไม่ไหล หมู่ 3", "น้ำไม่ไหลมาหกวันแล้ว", at: node)
        let voided = try Self.record("ถนนหน้าวัดกะหรอชำรุดมาก", "เป็นหลุม", at: node)
        try node.act(voided, .void) { $0.reason = "ลงผิด" }
        let again = try Self.record(
            "ถนนหน้าวัดกะหรอ ชำรุดมาก",
            "ถนนเป็นหลุมลึก รถจักรยานยนต์ล้ม",
            at: node
        )
        #expect(try node.node.similar(to: again).map(\.id) == [first])
        let other = try Self.record("ไฟฟ้าสาธารณะดับ", "มืดทั้งซอย", at: node)
        #expect(try node.node.similar(to: other).isEmpty)
    }

    @Test("Only complaints of the same three months are proposed, and at most three")
    func bounded() throws {
        let node = try TestNode("80.21.karo")
        for _ in 0..<5 { _ = try Self.record("ขยะล้นถังหน้าตลาด", "ไม่มีคนเก็บ", at: node) }
        let last = try Self.record("ขยะล้นถังหน้าตลาด", "ไม่มีคนเก็บ", at: node)
        #expect(try node.node.similar(to: last).count == 3)
        node.clock.advance(days: 100)
        let later = try Self.record("ขยะล้นถังหน้าตลาด", "ไม่มีคนเก็บ", at: node)
        #expect(try node.node.similar(to: later).isEmpty)
    }
}
