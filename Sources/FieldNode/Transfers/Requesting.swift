package import ComplaintModel
import NodeStore
import SyncProtocol

/// A transfer that was asked for.
package struct RequestedTransfer: Hashable, Sendable, Encodable {
    /// The case's id.
    package let id: String
    /// The case's number.
    package let number: String
    /// The office that is asked.
    package let to: String
    /// Whether that office is told who the complainant is.
    package let withIdentity: Bool
    /// Whether nobody has enrolled an office of that code, as far as is known here; false also where the
    /// registry that would name it is not held.
    package let isUnknown: Bool
}

extension FieldNode {
    /// Asks another office to take a case over.
    ///
    /// The case stays open and counted here until that office has taken it: a node above that keeps both
    /// offices' books brings it the offer and brings back the answer, by network or by stick.
    ///
    /// - Parameters:
    ///   - caseName: the case.
    ///   - office: the code of the other office.
    ///   - reason: why.
    ///   - officer: who asks.
    ///   - withIdentity: whether that office is told who the complainant is: it alone can open that.
    /// - Returns: what was asked.
    /// - Throws: ``FieldNodeError/actionRefused(_:)`` if the case is not open, is on its way already, or
    ///   belongs to that office; with the identity also if no node of that office is known, and
    ///   ``FieldNodeError/identityNotHere(sealedBy:)``.
    package func transfer(
        _ caseName: String,
        to office: OfficeCode,
        reason: String? = nil,
        by officer: String? = nil,
        withIdentity: Bool = false,
    ) throws -> RequestedTransfer {
        try recording { writer in
            let (summary, ledger) = try find(caseName, in: writer.reader)
            try requireDisclosed(summary, in: ledger.id)
            guard ledger.code != office.text else { throw FieldNodeError.alreadyThere(office.text) }
            return try work(in: ledger, writer) { work in
                let state = CaseState(rawValue: summary.state) ?? .received
                guard work.rules.procedure.isOpen(state) else {
                    throw FieldNodeError.notOpen(state)
                }
                if let reader = summary.row.reservedFor {
                    throw FieldNodeError.reserved(for: reader)
                }
                try TransferDesk(writer.reader, work.log).requireNotUnderWay(summary.key)
                let identity =
                    withIdentity ? try handedIdentity(of: summary, to: office, in: work) : nil
                try work.author(
                    CellWrite.row(
                        DomainTable.transferTag,
                        .writeOnce,
                        [
                            (TransferCell.complaint, .row(.row(summary.key))),
                            (TransferCell.to, .code(office.text)),
                            (TransferCell.reason, reason.normalised.map { .text($0) }),
                            (TransferCell.by, officer.normalised.map { .code($0) }),
                            (TransferCell.date, .integer(Int64(now.minuteNumber))),
                            (TransferCell.identity, identity),
                        ]
                    )
                )
                return RequestedTransfer(
                    id: summary.id.description,
                    number: summary.numberText,
                    to: office.text,
                    withIdentity: identity != nil,
                    isUnknown: try isUnknown(office, writer.reader)
                )
            }
        }
    }

    /// Whether no node has a code of which all that could name one are held here: it may be a slip of
    /// the keyboard, or be enrolled later.
    private func isUnknown(_ office: OfficeCode, _ reader: StoreReader) throws -> Bool {
        let authority = try authority(reader)
        let code = Utf8Text(office.text)
        let isNamed = authority.all.contains {
            $0.certificate.code == code && $0.state != .unfounded
        }
        if try isNamed || !reader.ledgers(coded: office.text).isEmpty { return false }
        let held = Set(try reader.ledgers().compactMap(\.registryPrefix))
        let above = authority.nodesAbove(code).flatMap(\.prefixes).filter { $0.covers(code) }
        return !above.isEmpty && above.allSatisfy(held.contains)
    }

    /// The complainant's identity, sealed for another office; nil where nobody gave a name.
    ///
    /// Of a case that had come back to this office it stands in the line from before.
    private func handedIdentity(
        of summary: CaseSummary,
        to office: OfficeCode,
        in work: LedgerWork,
    ) throws -> Value? {
        let reader = work.writer.reader
        let own = try TransferDesk(reader, work.log).ownRecord(of: summary.row)
        guard let ledger = try reader.ledger(numbered: summary.ledger),
            let identity = try openIdentity(of: (own ?? summary).row, in: ledger, reader)
        else { return nil }
        return try handed(
            identity,
            to: readers(of: office.text, reader),
            in: work
        )
    }

    /// The write that lets the office which is asked for a case know what was put right in the
    /// complainant's identity; none where that office is not told it, or none is asked.
    func renewedIdentity(
        _ identity: [EditableField: String],
        of complaint: RowKey,
        in work: LedgerWork,
    ) throws -> [CellWrite] {
        let reader = work.writer.reader
        guard let request = try TransferDesk(reader, work.log).open()[complaint],
            request.row.shown(TransferCell.identity) != nil,
            let office = request.row.shown(TransferCell.to)?.string
        else { return [] }
        let box = try handed(identity, to: readers(of: office, reader), in: work)
        return [.set(DomainTable.transferTag, request.key, TransferCell.renewedIdentity, box)]
    }

    private func handed(
        _ identity: [EditableField: String],
        to readers: [AgreementKey],
        in work: LedgerWork,
    ) throws -> Value {
        try ReservedBox.seal(
            Dictionary(uniqueKeysWithValues: identity.map { ($0.key.rawValue, $0.value) }),
            as: .identity,
            to: readers,
            in: work.log.ledger,
            world: world
        )
    }
}

extension FieldNodeError {
    fileprivate static func alreadyThere(_ office: String) -> FieldNodeError {
        .actionRefused(
            Sentence(
                thai: "เรื่องนี้เป็นของ \(office) อยู่แล้ว",
                english: "the case belongs to \(office) already"
            )
        )
    }

    fileprivate static func notOpen(_ state: CaseState) -> FieldNodeError {
        .actionRefused(
            Sentence(
                thai: "เรื่องอยู่ในสถานะ \"\(state.nameThai)\" โอนได้เฉพาะเรื่องที่ยังไม่สิ้นสุด",
                english: "the case is \(state.nameEnglish); only an open case can be transferred"
            )
        )
    }

    fileprivate static func reserved(for office: String) -> FieldNodeError {
        .actionRefused(
            Sentence(
                thai: "เรื่องนี้สงวนไว้ให้ \(office) เลิกสงวนก่อนจึงจะโอนได้ ('tambon reserve --lift')",
                english: "the case is reserved for \(office); it can be transferred once that is "
                    + "lifted with 'tambon reserve --lift'"
            )
        )
    }

    static func underWay(to office: String) -> FieldNodeError {
        .actionRefused(
            Sentence(
                thai: "เรื่องนี้กำลังโอนไป \(office) รอหน่วยงานนั้นตอบรับก่อน หรือถอนคำขอด้วย "
                    + "'tambon transfer … --withdraw'",
                english: "the case is on its way to \(office), which has not answered yet; "
                    + "'tambon list --in-transit' shows since when, and "
                    + "'tambon transfer … --withdraw' takes the request back"
            )
        )
    }
}
