import ComplaintModel
import NodeStore
import SyncProtocol

/// What becomes of a register number that stands on two cases, or of a case that has two.
extension LedgerWork {
    /// Lets one case keep a number that stands on several; the others get one that is only theirs.
    func keepNumber(_ typed: String, of summary: CaseSummary, seen: LineVector?) throws {
        guard log.ledger == node.ownLedger else {
            throw FieldNodeError.notTheOffice(code: summary.officeCode)
        }
        try requireBook()
        // Two numbers on one case come first: which of them another case shares depends on it.
        let row = try writer.reader.row(DomainTable.complaint.tag, summary.key)
        let given = row?.registerNumbers ?? []
        if given.count > 1 {
            let kept = try keepValue(typed, of: "number", in: summary.key, seen: seen)
            let others = given.filter { $0 != kept.registerNumber }
            return try keepOut(only(others, of: summary.key))
        }
        guard let number = given.first else {
            throw FieldNodeError.nothingToResolve(field: "number")
        }
        let cases = try cases(numbered: number)
        let names = cases.map { scribe.name(of: $0.row.creation.dot) }
        if cases.count < 2 { throw FieldNodeError.nothingToResolve(field: "number") }
        guard names.contains(typed) else {
            throw FieldNodeError.unknownDot(typed: typed, known: names)
        }
        var last = try lastNumber(ofYear: number.buddhistYear)
        for (other, name) in zip(cases, names) where name != typed {
            // A case that has two numbers keeps the one that nobody contests.
            let own = try only(other.row.registerNumbers.filter { $0 != number }, of: other.key)
            if own.isEmpty { last += 1 }
            let next = RegisterNumber(number: last, buddhistYear: number.buddhistYear)
            try author(
                [
                    .complaint(other.key, ComplaintCell.number, .number(own.first ?? next)),
                    .complaint(other.key, ComplaintCell.remark, .code(Self.remark(on: other))),
                ],
                seen: seen
            )
            try keepOut(Array(own.dropFirst()))
        }
    }

    /// Puts voided lines into the register for numbers that a case has had beside the one it keeps:
    /// somebody may have been told them, or have written them on paper, so nobody gets them again.
    private func keepOut(_ numbers: [RegisterNumber]) throws {
        for number in numbers {
            try voidLine(number, reason: "เลขที่นี้ออกซ้ำให้เรื่องที่มีเลขที่อื่นแล้ว จากสองเครื่อง")
        }
    }

    /// Those of a case's numbers that no other case shows.
    private func only(_ numbers: [RegisterNumber], of key: RowKey) throws -> [RegisterNumber] {
        try numbers.filter { try cases(numbered: $0).allSatisfy { $0.key == key } }
    }

    private func cases(numbered number: RegisterNumber) throws -> [CaseSummary] {
        try writer.reader.cases(
            numbered: number.number,
            year: number.buddhistYear,
            in: log.number
        )
    }

    /// What the register says from now on of a case whose number goes: all that it said, also where
    /// several remarks wait for somebody to decide, and the number.
    private static func remark(on summary: CaseSummary) -> String {
        let remarks = summary.row[ComplaintCell.remark]?.siblings.compactMap(\.value.string) ?? []
        return (remarks + ["เดิมเลขที่ \(summary.numberText)"]).joined(separator: " · ")
    }
}
