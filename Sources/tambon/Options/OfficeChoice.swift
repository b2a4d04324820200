import ArgumentParser
import FieldNode

/// The offices whose rules a command changes: the own one, one below, or all below.
struct OfficeChoice: ParsableArguments {
    @OptionGroup var books: OfficeOption

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("All offices at or under this code.", valueName: "code")
    )
    var under: String?

    func validate() throws {
        if books.office != nil, under != nil {
            throw ValidationError(
                "ใช้ --office หรือ --under ได้เพียงอย่างเดียว\nGive either --office or --under."
            )
        }
    }

    /// Does something for each of the offices, and says so where there is none.
    ///
    /// - Returns: what came of each; nil as a code stands for the own office.
    func each<Outcome>(
        on node: FieldNode,
        _ console: any Console,
        _ body: (_ code: String?) throws -> Outcome,
    ) async throws -> [Outcome] {
        guard let under else { return [try body(books.office)] }
        let codes = try node.offices(under: under)
        if codes.isEmpty {
            try await console.complain(
                "เครื่องนี้ไม่มีสำนักงานใดใต้รหัส \(under) จึงยังไม่มีอะไรเปลี่ยน ตรวจรหัสด้วย 'tambon nodes' "
                    + "สำนักงานที่เข้าร่วมภายหลังต้องส่งให้อีกครั้ง\n"
                    + "No office under \(under) is known here, so nothing has changed: check the code "
                    + "with 'tambon nodes'. Offices that join later have to be sent this again."
            )
        }
        return try codes.map { try body($0) }
    }

    /// Prints what came of one office as a document, and of all below another as a list of them.
    func output(json outcomes: [some Encodable], _ console: any Console) async throws {
        if under == nil, let only = outcomes.first {
            try await console.output(json: only)
        } else {
            try await console.output(json: outcomes)
        }
    }
}
