import ComplaintModel
import NodeStore
import SyncProtocol

// What becomes of an offer whose request was admitted once, and is not any more: the machine that had
// asked was revoked, and lagged.

extension FieldNode {
    /// Answers the offers of requests that are held and not admitted, in the place of the offices that are
    /// asked; where one has accepted, both count the case, and the staff here hears of it.
    ///
    /// - Parameters:
    ///   - ledgers: those in which other changes are admitted than before.
    ///   - writer: the transaction.
    /// - Throws: `StoreError`.
    func takeBackUnadmitted(
        in ledgers: [StoreReader.HeldLedger],
        _ writer: StoreWriter,
    ) throws {
        if office.level == .office { return }
        for source in ledgers where source.registryPrefix == nil {
            let desk = TransferDesk(writer.reader, try writer.reader.log(of: source))
            let apart = try desk.namesHeldApart()
            if apart.isEmpty { continue }
            let asked = try writer.reader.otherRows(DomainTable.offerTag).filter { offer in
                offer.row.foreign(OfferCell.request).map {
                    $0.ledger == source.id && apart.contains($0.id.hash)
                } ?? false
            }
            for number in Set(asked.map(\.ledger)).sorted() {
                guard let target = try writer.reader.ledger(numbered: number),
                    try mayAct(on: target, writer.reader)
                else { continue }
                try takeBack(fromUnadmitted: apart, of: source, in: target, writer)
            }
        }
    }

    private func takeBack(
        fromUnadmitted apart: Set<HashPrefix12>,
        of source: StoreReader.HeldLedger,
        in target: StoreReader.HeldLedger,
        _ writer: StoreWriter,
    ) throws {
        let there = TransferDesk(writer.reader, try writer.reader.log(of: target))
        var seen: Set<RowID> = []
        for offer in try there.rows(DomainTable.offerTag) {
            guard let request = offer.row.foreign(OfferCell.request), request.ledger == source.id,
                apart.contains(request.id.hash), seen.insert(request.id).inserted
            else { continue }
            try takeBackOffers(
                of: .foreign(source.id, request.id),
                in: target,
                because: "คำขอโอนมาจากเครื่องของ \(source.code) ซึ่งถูกเพิกถอนแล้ว จึงไม่นับ",
                on: now,
                writer
            )
            try noticeTaken(offer, from: source, in: target, writer)
        }
    }

    /// Tells the staff that an office has accepted a case by a request that is not admitted; once, since
    /// what they have read they know.
    func noticeTaken(
        _ offer: (key: RowKey, row: RowState),
        from source: StoreReader.HeldLedger,
        in target: StoreReader.HeldLedger,
        _ writer: StoreWriter,
    ) throws {
        let log = try writer.reader.log(of: target)
        let there = TransferDesk(writer.reader, log)
        guard let original = offer.row.shown(OfferCell.complaint),
            try offerMakers(writer.reader).isOurs(offer.key, in: log),
            let taken = try there.acceptances().first(where: { $0.original == original }),
            let line = try writer.reader.caseSummary(taken.complaint)
        else { return }
        let mark = Setting.takenUnasked + line.id.description
        if try writer.reader.setting(mark) != nil { return }
        try writer.set(mark, to: "1")
        let number = offer.row.shown(OfferCell.number)?.string ?? ""
        try writer.leaveNotice(
            thai: "\(target.code) รับโอนเรื่องเลขที่ \(number) ของ \(source.code) ไว้เป็นเลขที่ "
                + "\(line.numberText) แต่คำขอโอนมาจากเครื่องที่ถูกเพิกถอนและไม่รับเข้า "
                + "เรื่องจึงเปิดอยู่ทั้งสองแห่ง ให้ \(target.code) โอนกลับ หรือรับเข้าคำขอด้วย 'tambon admit'",
            english: "\(target.code) has taken case \(number) of \(source.code) over as "
                + "\(line.numberText), and the request came from a machine that is revoked and is not "
                + "admitted: the case is open in both; let \(target.code) transfer it back, or admit the "
                + "request with 'tambon admit'",
            at: world.nowMilliseconds()
        )
    }
}
