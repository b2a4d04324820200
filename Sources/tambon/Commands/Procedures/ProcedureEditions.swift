import ArgumentParser
import ComplaintModel
import FieldNode
import Reports

/// Lists the procedures that an office works by and has worked by.
struct ProcedureEditions: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "editions",
        abstract: "List the procedure in force, what contests it, and the former ones.",
        discussion: """
            Of two procedures that were set at two places apart one holds until somebody sets the right \
            one again. Deadlines that were finished under a former one stay as they were finished.

            Example:
              tambon procedure editions
              tambon procedure show --edition 2 --out other.json
              tambon procedure set other.json
            """,
    )

    @OptionGroup var books: OfficeOption

    @OptionGroup var options: NodeOptions

    func run(on node: FieldNode, _ console: any Console) async throws {
        let editions = try node.procedureEditions(of: books.office)
        if options.json { return try await console.output(json: editions) }
        let page = ScreenPage(
            titles: ["แนวปฏิบัติ"],
            sections: [
                ReportSection(heading: nil, paragraphs: editions.map { .text(Self.line($0)) })
            ],
            footnotes: editions.contains { $0.standing == .contested }
                ? ["เลือกฉบับที่ถูกต้องด้วย 'tambon procedure set'"] : [],
        )
        try await console.output(page.text)
    }

    private static func line(_ edition: ProcedureEdition) -> String {
        let day = CivilDate(iso: edition.day)?.thaiShort ?? edition.day
        let author = edition.author == "this-node" ? "เครื่องนี้" : edition.author
        let standing =
            switch edition.standing {
            case .inForce: "ใช้อยู่ ตั้งแต่ \(day)"
            case .contested: "ขัดแย้ง กำหนดเมื่อ \(day)"
            case .former: "เลิกใช้ เมื่อ \(day)"
            }
        return "\(edition.number). \(edition.procedure) ฉบับ \(edition.version) · \(standing) "
            + "(\(author))"
    }
}
