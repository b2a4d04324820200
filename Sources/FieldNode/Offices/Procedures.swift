package import ComplaintModel
import NodeStore
import SyncProtocol

/// An office whose procedure was set.
package struct ProcedureSet: Hashable, Sendable, Encodable {
    /// The office's code.
    package let office: String
    /// The procedure's code.
    package let procedure: String
    /// The edition.
    package let version: String
    /// Whether another text went under the same code and edition before, so that nobody can tell the two
    /// apart by their names.
    package let hasOldName: Bool
    /// Categories of open cases that the procedure does not have: those cases keep them, and nothing is
    /// proposed for them until somebody triages them anew.
    package let unknownCategories: [String]
    /// Channels by which open cases came and that the procedure does not have.
    package let unknownChannels: [String]
}

extension FieldNode {
    /// The procedure of an office, with the channels that it has added.
    ///
    /// - Parameter office: the office's code; nil for the own one.
    /// - Returns: the procedure as JSON.
    /// - Throws: ``FieldNodeError/unknownOffice(typed:)`` or `StoreError`.
    package func procedureText(of office: String? = nil) throws -> [UInt8] {
        try store.read { reader in
            let ledger = try heldLedger(of: office, reader)
            return try rules(of: ledger.number, in: reader).procedure.json()
        }
    }

    /// Lets an office work by another procedure, or by another edition of its own: a node above sends it
    /// down in the office's books.
    ///
    /// The running deadlines of every case follow from it at once, on every node that has the books.
    /// What was finished before stays as it was finished: the books keep the former procedure for that.
    ///
    /// - Parameters:
    ///   - procedure: the procedure.
    ///   - office: the office's code; nil for the own one.
    /// - Returns: what was set.
    /// - Throws: ``FieldNodeError/unknownOffice(typed:)`` or `StoreError`.
    package func setProcedure(
        _ procedure: Procedure,
        of office: String? = nil
    ) throws -> ProcedureSet {
        let ledger = try store.read { try heldLedger(of: office, $0) }
        let json = String(decoding: try procedure.json(), as: UTF8.self)
        return try write(in: ledger) { work in
            let rows = try work.writer.reader.otherRows(DomainTable.officeTag, of: ledger.number)
            guard let (key, row) = LedgerRules.sorted(rows).first else {
                throw FieldNodeError.unknownOffice(typed: ledger.code)
            }
            let shown = row.shown(OfficeCell.procedure)?.string
            let before = shown == json ? nil : shown.flatMap(LedgerRules.procedure(statedBy:))
            if shown != json || row[OfficeCell.procedure]?.isInConflict == true {
                let replaced: [(CellTag, Value?)] = [
                    (FormerProcedureCell.procedure, shown.map { .code($0) })
                ]
                try work.author(
                    [.set(DomainTable.officeTag, key, OfficeCell.procedure, .code(json))]
                        + CellWrite.row(DomainTable.formerProcedureTag, .writeOnce, replaced)
                )
                try work.finish()
            }
            return ProcedureSet(
                office: ledger.code,
                procedure: procedure.code,
                version: procedure.version,
                hasOldName: before.map {
                    ($0.code, $0.version) == (procedure.code, procedure.version)
                } ?? false,
                unknownCategories: try unknown(\.category, in: ledger, work.writer.reader) {
                    procedure.categories.map(\.code.text)
                },
                unknownChannels: try unknown(\.channel, in: ledger, work.writer.reader) {
                    work.rules.procedure.channels.map(\.code.text)
                }
            )
        }
    }

    /// The codes of the offices at or under a prefix whose books are here.
    package func offices(under prefix: String) throws -> [String] {
        try store.read { reader in
            try reader.ledgers().filter { ledger in
                ledger.registryPrefix == nil && !ledger.isOwn
                    && Utf8Text(prefix).covers(Utf8Text(ledger.code))
            }.map(\.code)
        }
    }

    /// Tells the staff when an office's procedure was set at two places apart: one of them holds, the same
    /// on every node, until a person who has seen both sets it once more.
    ///
    /// - Parameters:
    ///   - rows: rows that were merged.
    ///   - rules: what holds now.
    ///   - writer: keeps the sentence until it is read.
    /// - Throws: what SQLite reports.
    func noticeTwoProcedures(
        in rows: [RowState],
        of rules: LedgerRules,
        _ writer: StoreWriter,
    ) throws {
        let isContested = rows.contains { row in
            row.table == DomainTable.officeTag
                && row.conflicts.contains { $0.tag == OfficeCell.procedure }
        }
        guard isContested else { return }
        // Which one holds may be another when this is read.
        try writer.leaveNotice(
            thai: "แนวปฏิบัติของ \(rules.code) ถูกกำหนดจากสองแห่งโดยไม่เห็นกัน "
                + "ดูด้วย 'tambon procedure editions' ถ้ายังขัดแย้งกันอยู่ ให้กำหนดฉบับที่ถูกต้องด้วย "
                + "'tambon procedure set'",
            english: "the procedure of \(rules.code) was set at two places apart; see "
                + "'tambon procedure editions', and if they still contest each other set the right one "
                + "again",
            at: world.nowMilliseconds()
        )
    }

    /// What open cases of an office say and its procedure does not have.
    private func unknown(
        _ code: (CaseLine) -> String,
        in ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
        known: () -> [String],
    ) throws -> [String] {
        let procedure = try rules(of: ledger.number, in: reader).procedure
        var filter = CaseFilter()
        filter.ledger = ledger.number
        filter.notStates = CaseState.allCases.filter { !procedure.isOpen($0) }.map(\.rawValue)
        filter.reserved = .none
        let used = Set(try reader.cases(filter).map { code(CaseLine($0)) }).subtracting([""])
        return used.subtracting(known()).sorted()
    }
}
