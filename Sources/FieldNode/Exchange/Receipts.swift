import ComplaintModel
import NodeStore
import SyncProtocol

// Receipts: what other nodes have on their disks, in their own signed words.

extension FieldNode {
    /// Keeps the receipts of a parcel, each in the place of its issuer's earlier one.
    ///
    /// - Parameters:
    ///   - receipts: the receipts.
    ///   - sender: who has brought them.
    ///   - isOld: whether a later parcel of the sender was read before.
    ///   - writer: the transaction.
    /// - Returns: a sentence for every fall behind an earlier receipt. What lies above is sent again,
    ///   since what a peer holds is what it says now.
    /// - Throws: `StoreError`.
    func take(
        _ receipts: [Receipt],
        from sender: VerifyingKey,
        isOld: Bool,
        in writer: StoreWriter,
    ) throws -> [String] {
        var sentences: [String] = []
        let authority = try authority(writer.reader)
        for receipt in receipts where receipt.isValid && receipt.issuer != verifyingKey {
            guard authority.level(of: receipt.issuer) != nil,
                let held = try writer.reader.ledger(receipt.ledger)
            else { continue }
            let known = try writer.reader.receipt(of: receipt.issuer, for: receipt.ledger)
            if let known, known.incarnation == receipt.incarnation,
                known.parcelNumber >= receipt.parcelNumber
            {
                continue
            }
            let name = PeerName(node: NodeID(of: receipt.issuer), incarnation: receipt.incarnation)
            if try isSuperseded(name, writer.reader) { continue }
            if let known, known.incarnation != receipt.incarnation, receipt.issuer != sender {
                if try isOld || mayHaveEnded(name, writer.reader) { continue }
            }
            let log = try writer.reader.log(of: held)
            let before = try known ?? formerReceipt(of: receipt, authority, writer.reader)
            if let before, try falls(behind: before, receipt, log) {
                sentences.append(try noticeFall(of: receipt, held.code, authority, in: writer))
            }
            try writer.keep(receipt, at: world.nowMilliseconds())
            if authority.level(of: receipt.issuer) == .centre {
                for dot in try arrived(log, writer.reader).entries {
                    try writer.noteArrival(of: dot, at: world.nowMilliseconds())
                }
            }
            forgetRests()
        }
        return sentences
    }

    /// What a centre had confirmed before it was put back from a backup, with other keys.
    private func formerReceipt(
        of receipt: Receipt,
        _ authority: Authority,
        _ reader: StoreReader,
    ) throws -> Receipt? {
        let former = authority.formerKeys(of: receipt.issuer)
        if former.isEmpty { return nil }
        return try reader.receipts(for: receipt.ledger).last { former.contains($0.issuer) }
    }

    private func falls(behind known: Receipt, _ receipt: Receipt, _ log: LedgerLog) throws -> Bool {
        let before = try log.covered(by: known.vector)
        return try !before.isWithin(log.covered(by: receipt.vector))
    }

    private func noticeFall(
        of receipt: Receipt,
        _ ledger: String,
        _ authority: Authority,
        in writer: StoreWriter,
    ) throws -> String {
        let code = authority.certificate(of: receipt.issuer).first?.code.string ?? ""
        let english =
            "\(code) holds less of \(ledger) than it had confirmed: it was put back from a copy; "
            + "everything that it lacks is sent again"
        try writer.leaveNotice(
            thai: "\(code) มีข้อมูลของ \(ledger) น้อยกว่าที่เคยยืนยันไว้ (นำสำเนากลับมาใช้) "
                + "เครื่องนี้จะส่งส่วนที่ขาดให้ใหม่ทั้งหมด",
            english: english,
            at: world.nowMilliseconds()
        )
        return english
    }

    /// The receipts that go to a peer: this node's own for what is on its disk, and those of the
    /// nodes above it.
    ///
    /// - Parameters:
    ///   - plan: the parcel.
    ///   - peer: the life of the peer; nil if it was never heard of.
    ///   - number: the parcel's number.
    ///   - mark: the serial of the mark that goes with it.
    ///   - writer: notes what was passed on.
    /// - Returns: those of the ledgers that anything has changed for, or all if the plan wants that.
    /// - Throws: `StoreError`.
    func receipts(
        _ plan: ParcelPlan,
        to peer: PeerName?,
        parcelNumber number: UInt64,
        with mark: UInt64,
        in writer: StoreWriter,
    ) throws -> [Receipt] {
        guard office.level != .office, let peer, plan.peer != nil, plan.rest == nil else {
            return []
        }
        let told = try writer.reader.told(.receipts, to: peer)
        var receipts: [Receipt] = []
        var digests: [LedgerID: [UInt8]] = [:]
        for confirmed in try confirmed(for: plan, writer.reader) {
            if told[confirmed.ledger] == confirmed.digest, !plan.hasAllReceipts { continue }
            digests[confirmed.ledger] = confirmed.digest
            let own = try receipt(confirmed.ledger, confirmed.vector, number, writer.reader)
            receipts += [own] + confirmed.others
        }
        try writer.noteTold(.receipts, digests, to: peer, with: mark)
        return receipts
    }

    /// Whether a peer is to hear a receipt that it was not told, or of which it has not shown that it has
    /// read it.
    func hasUntoldReceipts(_ plan: ParcelPlan, _ reader: StoreReader) throws -> Bool {
        guard office.level != .office, let peer = try peer(of: plan, reader)?.name else {
            return false
        }
        // What lies on another stick may never come to it.
        let told = try reader.told(.receipts, to: peer, upTo: reader.shownToken(by: peer))
        return try confirmed(for: plan, reader).contains { told[$0.ledger] != $0.digest }
    }

    /// What of a ledger is on disks: here, and by their own words elsewhere.
    private struct Confirmed {
        let ledger: LedgerID
        /// What is held here.
        let vector: VersionVector
        /// The receipts of others.
        let others: [Receipt]

        var digest: [UInt8] {
            let content = others.reduce(vector.bytes) {
                $0 + $1.issuer.bytes + $1.incarnation.bytes + $1.vector.bytes
            }
            return Array(Digest256(hashing: content).bytes.prefix(16))
        }
    }

    private func confirmed(
        for plan: ParcelPlan,
        _ reader: StoreReader,
    ) throws -> [Confirmed] {
        let books = plan.ledgers.filter { $0.registryPrefix == nil }
        let vectors = try reader.versionVectors(of: books)
        return try books.map { ledger in
            Confirmed(
                ledger: ledger.id,
                vector: vectors[ledger.id] ?? VersionVector(),
                others: try reader.receipts(for: ledger.id).filter { $0.issuer != plan.peer }
            )
        }
    }

    private func receipt(
        _ ledger: LedgerID,
        _ vector: VersionVector,
        _ number: UInt64,
        _ reader: StoreReader,
    ) throws -> Receipt {
        try Receipt(
            signing: keys.signing,
            incarnation: try incarnation(reader),
            parcelNumber: number,
            ledger: ledger,
            vector: vector
        )
    }

    /// What of a ledger has arrived at the centre, as far as its own receipts say.
    func arrived(_ log: LedgerLog, _ reader: StoreReader) throws -> LineVector {
        if office.level == .centre { return log.held }
        let authority = try authority(reader)
        var arrived = LineVector()
        for receipt in try reader.receipts(for: log.ledger)
        where authority.level(of: receipt.issuer) == .centre
            && !authority.isFormer(receipt.issuer)
        {
            // What lies beyond what is held here may be on another branch: it proves nothing.
            for entry in receipt.vector.entries {
                if let dot = try log.place(of: entry) { arrived.raise(dot) }
            }
        }
        return arrived
    }
}
