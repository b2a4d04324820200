import ComplaintModel
import NodeStore
import SyncProtocol

/// What a case is linked to.
enum LinkTarget: Hashable {
    /// A case of books that are here.
    case row(RowReference)
    /// A case of an office whose books are not here, by the name that people write: `80.21.nong:2/2569`.
    case named(String)
}

extension FieldNode {
    /// Links a case to an older or related one, of this office or another; nothing is copied.
    ///
    /// A case of an office whose books are not here is linked by its name, `80.21.nong:2/2569`.
    ///
    /// - Throws: ``FieldNodeError`` if there is no such case here, the other name is none of a case, or the
    ///   two are linked already.
    package func link(_ caseName: String, to otherName: String, reason: String? = nil) throws {
        let (summary, ledger) = try store.read { try find(caseName, in: $0) }
        try requireDisclosed(summary, in: ledger.id)
        if summary.row.reservedFor != nil { throw FieldNodeError.reservedAlone }
        try write(in: ledger) { work in
            let target = try linkTarget(otherName, from: ledger.id, work.writer.reader)
            if case .row(.row(summary.key)) = target {
                throw FieldNodeError.linkToItself(typed: caseName)
            }
            let scribe = CaseScribe(node: self, reader: work.writer.reader, log: work.log)
            if try scribe.isLinked(summary.key, to: target) {
                throw FieldNodeError.linkedAlready(summary.numberText, to: otherName)
            }
            try work.author(
                CellWrite.link(from: .row(summary.key), to: target, reason: reason.normalised)
            )
        }
    }

    /// The case that a person means to link to.
    ///
    /// - Parameters:
    ///   - typed: its name.
    ///   - ledger: the books that the link stands in.
    ///   - reader: the state of the database.
    /// - Returns: the case.
    /// - Throws: ``FieldNodeError`` if the name is none of a case, or of one that is hidden here.
    func linkTarget(
        _ typed: String,
        from ledger: LedgerID,
        _ reader: StoreReader,
    ) throws -> LinkTarget {
        if case .number(let number, let office?) = try CaseName(typed),
            let code = OfficeCode(office), try reader.ledgers(coded: code.text).isEmpty
        {
            return .named("\(code.text):\(number)")
        }
        let (other, held) = try find(typed, in: reader)
        try requireDisclosed(other, in: held.id)
        return .row(held.id == ledger ? .row(other.key) : .foreign(held.id, other.id))
    }
}

extension CellWrite {
    /// The writes of a link row.
    static func link(
        ordinal: UInt16 = 0,
        from: RowReference,
        to target: LinkTarget,
        reason: String?,
    ) -> [CellWrite] {
        let (row, name): (Value?, Value?) =
            switch target {
            case .row(let reference): (.row(reference), nil)
            case .named(let text): (nil, .code(text))
            }
        let cells: [(CellTag, Value?)] = [
            (LinkCell.from, .row(from)), (LinkCell.to, row),
            (LinkCell.reason, reason.map { .text($0) }), (LinkCell.name, name),
        ]
        return CellWrite.row(DomainTable.linkTag, .writeOnce, cells, ordinal: ordinal)
    }
}

extension FieldNodeError {
    fileprivate static func linkedAlready(_ number: String, to other: String) -> FieldNodeError {
        .actionRefused(
            Sentence(
                thai: "เรื่องเลขที่ \(number) เชื่อมกับเรื่อง \(other) อยู่แล้ว ดูด้วย 'tambon show \(number)'",
                english: "the case \(number) is linked to \(other) already; 'tambon show "
                    + "\(number)' lists its links"
            )
        )
    }
}
