import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Lists the enrolled nodes.
struct Nodes: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the enrolled nodes, and the invitations that nobody has accepted yet.",
        discussion: """
            Example:
              tambon nodes
            """,
    )

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let view = try node.nodes()
        if options.json { return try await console.output(json: view) }
        let table = ReportTable(
            columns: [
                .page("รหัส"), .page("ระดับ"), .page("เครื่อง"), .page("สถานะ"), .page("รับรองโดย"),
                .page("ติดต่อล่าสุด"), .page("หมายเหตุ"),
            ],
            rows: view.nodes.map(Self.row) + view.invitations.map(Self.invitation),
        )
        try await console.output(ScreenPage("เครื่องที่ใช้ร่วมกัน", table).text)
    }

    private static func row(_ node: NodeView) -> [ReportCell] {
        // Of one that nobody was entitled to enrol, nobody is named either.
        let isByRoot = node.enrolledBy.isEmpty && node.level == OfficeLevel.centre.rawValue
        let notes = [
            node.isThis ? "เครื่องนี้" : nil, node.isDoubted ? "อาจมีสองเครื่อง" : nil,
        ].compactMap { $0 }
        return [
            .text(node.office), .text(level(node.level)), .text(node.node),
            .text(state(node.state)),
            .text(isByRoot ? "กุญแจราก" : node.enrolledBy),
            node.heard.map(ScreenPage.moment) ?? .empty, .list(notes),
        ]
    }

    private static func invitation(_ invitation: InvitationView) -> [ReportCell] {
        [
            .text(invitation.office), .text(level(invitation.level)), .empty,
            .text("เชิญแล้ว ยังไม่ตอบรับ"), .empty, .empty,
            .text(LocalMoment(iso: invitation.at).map { "เชิญเมื่อ \($0.thaiShort)" } ?? ""),
        ]
    }

    private static func level(_ name: String) -> String {
        OfficeLevel(rawValue: name)?.nameThai ?? name
    }

    private static func state(_ name: String) -> String {
        switch name {
        case "enrolled": "ใช้งานอยู่"
        case "revoked": "เพิกถอนแล้ว"
        case "replaced": "มีเครื่องอื่นแทนแล้ว"
        case "contested": "อ้างทะเบียนของสำนักงานอื่น"
        case "unfounded": "ไม่มีผู้มีสิทธิ์รับรอง"
        default: name
        }
    }
}
