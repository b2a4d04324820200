import ComplaintModel
import NodeStore
import SyncProtocol

// Who gives the letter numbers: the computer that keeps the register's book, and no other, so that a
// number is given once. Each is a row of the office's ledger that is never written again.

extension FieldNode {
    /// Gives a paper its number, unless it has one and needs no other.
    ///
    /// - Returns: what whoever asked should know, where none could be given.
    func giveNumber(to request: PaperRequest) throws -> [Sentence] {
        guard request.kind.isAboutCase, let name = request.about else {
            return [Self.unnumbered(request.kind)]
        }
        let ledger = try store.read { try find(name, in: $0).ledger }
        return try recording { writer in
            let subject = try subject(named: name, in: writer.reader)
            return try work(in: ledger, writer) { work in
                guard let series = work.rules.procedure.letterSeries(for: request.kind) else {
                    return [Self.unnumbered(request.kind)]
                }
                let letters = LetterNumbers(writer.reader, ledger)
                let hasNumber = try letters.last(of: request, on: subject) != nil
                if request.numbering == .once, hasNumber { return [] }
                guard try work.keepsBook() else { return [Self.notTheBook(work.rules.code)] }
                try work.give(request, series, letters, on: subject)
                return []
            }
        }
    }

    private func subject(named name: String, in reader: StoreReader) throws -> PaperSubject {
        let (summary, ledger) = try find(name, in: reader)
        let work = try work(on: summary, in: ledger, reader).work
        return try PaperSubject(summary, work, at: self, in: ledger)
    }

    private static func unnumbered(_ kind: PaperKind) -> Sentence {
        Sentence(
            thai: "\(kind.nameThai)ไม่มีเลขที่หนังสือให้ออก",
            english: "a \(kind.rawValue) takes no letter number of a series"
        )
    }

    private static func notTheBook(_ code: String) -> Sentence {
        Sentence(
            thai: "เครื่องนี้ไม่ใช่เครื่องที่ออกเลขของสำนักงาน \(code) จึงเว้นเลขที่หนังสือไว้",
            english: "this computer does not give the numbers of \(code); "
                + "the letter number was left to the computer that keeps the book"
        )
    }
}

extension LedgerWork {
    fileprivate func give(
        _ request: PaperRequest,
        _ series: LetterSeries,
        _ letters: LetterNumbers,
        on subject: PaperSubject,
    ) throws {
        let today = node.now.date
        let year = today.parts.year + 543
        let cells: [(CellTag, Value?)] = [
            (LetterCell.series, .code(series.code)),
            (LetterCell.year, .integer(Int64(year))),
            (LetterCell.number, .integer(Int64(try letters.next(of: series, buddhistYear: year)))),
            (LetterCell.complaint, .row(.row(subject.summary.key))),
            (LetterCell.kind, .code(request.kind.rawValue)),
            (LetterCell.date, .integer(Int64(today.dayNumber))),
            (LetterCell.addressee, subject.agency(of: request).map { .code($0) }),
        ]
        try author(CellWrite.row(DomainTable.letterTag, .writeOnce, cells))
    }
}
