import ComplaintModel
import NodeStore
import SyncProtocol

// What an office has put right in a case without knowing that another had taken it: nothing brings that to
// the other office, so the staff that has put it right hears of it, and tells that one.

extension FieldNode {
    /// How a hand-over says that the case was taken with the words from before it was put right.
    static let takenBeforeEdits = "รับไว้ก่อนทราบว่าแก้ไข "

    /// Tells the staff of an office which fields of a case it has edited in vain; of each edit once, since
    /// what they have read they know.
    ///
    /// - Parameters:
    ///   - work: a case of a ledger, as it stands.
    ///   - log: the ledger.
    ///   - writer: keeps the sentence until it is read.
    /// - Throws: `StoreError`.
    func noticeLateEdits(
        of work: CaseWork,
        in log: LedgerLog,
        _ writer: StoreWriter,
    ) throws {
        guard log.ledger == ownLedger,
            work.standing.state == .transferred || work.row.reservedFor != nil
        else { return }
        // Hardly any case has some, and each is saved often: the transfers are read for those alone.
        let handOvers = work.handOvers
        let untold = try work.lateEdits(since: handOvers, log.lineage).filter { edit in
            try writer.reader.setting(edit.mark) == nil
        }
        if untold.isEmpty { return }
        let desk = TransferDesk(writer.reader, log)
        guard let taken = try desk.takenOver(work.key) else { return }
        let knowsIdentity = try desk.hasToldIdentity(of: work.key)
        let late = try untold.filter { edit in
            if edit.isIdentity, !knowsIdentity { return false }
            try writer.set(edit.mark, to: "1")
            // Who has settled a conflict since, for one, knew of it.
            let dot = edit.touch.dot
            let context = try writer.reader.change(dot, in: log)?.context
            return !handOvers.contains { stored, _ in
                context?.covers(stored.touch.dot, from: dot.line, in: log.lineage) ?? false
            }
        }
        if late.isEmpty { return }
        let number = work.row.shown(ComplaintCell.number)?.registerNumber?.description ?? ""
        let fields = late.map(\.fields).distinct.joined(separator: ", ")
        try writer.leaveNotice(
            thai: "เรื่องเลขที่ \(number) แก้ไขโดยยังไม่ทราบว่า \(taken.words) รับไปแล้ว: \(fields) "
                + "หน่วยงานนั้นไม่ได้รับข้อความที่แก้ โปรดแจ้งให้ทราบ ดูด้วย 'tambon show \(number)'",
            english: "case \(number) was put right before it was known here that \(taken.words) "
                + "has taken it (\(fields)); that office has not got this and has to be told, see "
                + "'tambon show \(number)'",
            at: world.nowMilliseconds()
        )
    }
}

/// What was edited without knowing of a hand-over.
private struct LateEdit {
    /// The change.
    let touch: Touch
    /// The fields, as people call them.
    let fields: String
    /// Whether it is who the complainant is.
    var isIdentity = false

    /// The setting by which it is known that the staff was told.
    var mark: String { Setting.toldOfEdit + touch.hashPrefix.hex }
}

extension CaseWork {
    /// The entries by which the case was handed over.
    fileprivate var handOvers: [(StoredAction, CaseAction)] {
        zip(actions, caseActions).enumerated().filter { index, pair in
            pair.1.kind == .transfer && !standing.retracted.contains(index)
        }.map(\.element)
    }

    /// What was edited without knowing of a hand-over: the changes that are live and that whoever wrote the
    /// hand-over had not seen; and the hand-overs that say so themselves.
    fileprivate func lateEdits(
        since handOvers: [(StoredAction, CaseAction)],
        _ lineage: Lineage,
    ) -> [LateEdit] {
        if handOvers.isEmpty { return [] }
        let touches = row.touches
        var late: [LateEdit] = []
        let names =
            EditableField.allCases.filter { !$0.isIdentity }.map(\.rawValue)
            + [ConflictView.identity]
        let cells =
            names.compactMap { name in
                ComplaintCellName.tag(name).map { ($0, ConflictView.nameThai(of: name)) }
            } + [(ComplaintCell.reservedFor, Disclosure.mask)]
        for (tag, name) in cells {
            for index in (row[tag]?.siblings ?? []).flatMap(\.touches) {
                let dot = touches[index].dot
                let isKnown = handOvers.contains { stored, _ in
                    stored.context.covers(dot, from: stored.touch.dot.line, in: lineage)
                }
                if isKnown { continue }
                late.append(
                    LateEdit(
                        touch: touches[index],
                        fields: name,
                        isIdentity: tag == ComplaintCell.identity
                    )
                )
            }
        }
        for (stored, action) in handOvers {
            guard let reason = action.reason, reason.hasPrefix(FieldNode.takenBeforeEdits) else {
                continue
            }
            let fields = String(reason.dropFirst(FieldNode.takenBeforeEdits.count))
            late.append(LateEdit(touch: stored.touch, fields: fields))
        }
        return late
    }
}
