import ComplaintModel
import NodeStore
import SyncProtocol

// Who gives the letter numbers: the computer that keeps the register's book, and no other, so that a
// number is given once. Each is a row of the office's ledger that is never written again.

extension FieldNode {
    /// Gives a paper on a case its number, unless it has one and needs no other.
    ///
    /// - Parameters:
    ///   - request: The paper.
    ///   - name: The case, as a person names it.
    ///   - writer: The transaction in which the paper is drawn up as well.
    /// - Returns: what whoever asked should know, where none could be given.
    /// - Throws: ``FieldNodeError`` for a case that is not there or not for this office, or `StoreError`.
    func giveNumber(
        to request: PaperRequest,
        on name: String,
        _ writer: StoreWriter,
    ) throws -> [Sentence] {
        let subject = try subject(named: name, in: writer.reader)
        let issuer = try issuer(of: subject, writer.reader)
        return try work(in: issuer, writer) { work in
            guard let series = work.rules.procedure.letterSeries(for: request.kind) else {
                return [Self.unnumbered(request.kind)]
            }
            let letters = LetterNumbers(writer.reader, issuer, at: self)
            let hasNumber =
                try letters.last(of: request, on: subject) != nil
                || subject.entry(of: request)?.number != nil
            if request.numbering == .once, hasNumber { return [] }
            guard try work.keepsBook() else { return [Self.notTheBook(work.rules.code)] }
            try work.give(request, series, letters, on: subject, by: issuer)
            return []
        }
    }

    /// The books of the office whose papers on a case go out: for a reserved case, of the one that goes
    /// on with it.
    ///
    /// What is kept from an office's executive is not signed by them, nor written under their name, nor
    /// does it take a number of their series.
    func issuer(
        of subject: PaperSubject,
        _ reader: StoreReader,
    ) throws -> StoreReader.HeldLedger {
        subject.summary.row.reservedFor == nil ? subject.ledger : try ownHeldLedger(reader)
    }

    private func subject(named name: String, in reader: StoreReader) throws -> PaperSubject {
        let (summary, ledger) = try find(name, in: reader)
        let work = try work(on: summary, in: ledger, reader).work
        return try PaperSubject(summary, work, at: self, in: ledger)
    }

    /// What is said of a paper that has no number.
    static func unnumbered(_ kind: PaperKind) -> Sentence {
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
        by issuer: StoreReader.HeldLedger,
    ) throws {
        let today = node.now.date
        let year = today.parts.year + 543
        let agency = subject.agency(of: request)
        let isReserved = subject.ledger.id != issuer.id
        let cells: [(CellTag, Value?)] = [
            (LetterCell.series, .code(series.code)),
            (LetterCell.year, .integer(Int64(year))),
            (LetterCell.number, .integer(Int64(try letters.next(of: series, buddhistYear: year)))),
            (LetterCell.complaint, .row(subject.place(in: issuer))),
            (
                LetterCell.entry,
                try subject.turns(of: request).last?.last.map {
                    .row(try letters.place(of: $0, on: subject))
                }
            ),
            (LetterCell.kind, .code(request.kind.rawValue)),
            (LetterCell.date, .integer(Int64(today.dayNumber))),
            (LetterCell.addressee, isReserved ? nil : agency.map { .code($0) }),
            (
                LetterCell.sealedAddressee,
                isReserved ? try agency.map { try letters.sealedAddressee($0) } : nil
            ),
        ]
        try author(CellWrite.row(DomainTable.letterTag, .writeOnce, cells))
    }
}
