import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Lists the offers that wait for an answer.
struct OfferList: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the cases that other offices want to transfer here, the oldest first.",
        discussion: """
            Example:
              tambon offer list
            """,
    )

    @OptionGroup var asOf: AsOfOption

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let offers = try node.offers(today: asOf.today)
        if options.json { return try await console.output(json: offers) }
        let table = ReportTable(
            columns: [
                .page("รหัส"), .page("จาก"), .page("เลขที่เดิม"), .page("วันที่รับเดิม"),
                .page("เรื่อง", limit: .wrap(cells: 40)), .page("เหตุผล", limit: .wrap(cells: 30)),
                .page("ผู้ร้อง"),
                .page("รอ (วัน)", .trailing),
            ],
            rows: offers.map { offer in
                [
                    .text(offer.id), .text(offer.from), .text(offer.number),
                    ScreenPage.day(offer.received), .text(offer.subject),
                    .text(offer.reason ?? ""),
                    .text(Self.complainant(offer)), .integer(offer.days),
                ]
            },
        )
        try await console.output(ScreenPage("เรื่องที่เสนอโอนมา", table).text)
    }

    private static func complainant(_ offer: OfferView) -> String {
        if offer.hasIdentity { return "ส่งข้อมูลมาด้วย" }
        return offer.knownAt == nil ? "" : "ติดต่อผ่านสำนักงานเดิม"
    }
}
