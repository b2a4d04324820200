import NodeStore
import SyncProtocol
import Synchronization

/// How a node has found that it was put back from a copy, or copied.
enum RenewalReason {
    /// Its database lies in another file or on another machine than its stamp says, or counts fewer
    /// parcels.
    case copiedOrPutBack
    /// A peer has brought changes of this very life that this node does not have.
    case strangeOwnChanges
    /// The node above has seen two parcels under one number, or an older mark under a higher number;
    /// or a peer has shown that another life has taken the place of this one.
    case toldByPeer
    /// What it had recorded last was damaged on the disk, and is gone.
    case lostTransactions
    /// It was set up from a backup.
    case restored
}

extension FieldNode {
    /// The node's present life.
    func incarnation(_ reader: StoreReader) throws -> Incarnation {
        guard let text = try reader.setting(Setting.incarnation),
            let incarnation = Incarnation(hex: text)
        else { throw StoreError.notANode(path: store.path) }
        return incarnation
    }

    /// Begins a new life: nothing that the old one has issued is ever issued again.
    ///
    /// From here on the node writes under new origins, whose first contexts name the heads of its own
    /// branches; its parcels are counted anew; and its register gets no number until it has heard from
    /// above, or somebody has looked into the paper book.
    func renew(_ reason: RenewalReason, in writer: StoreWriter) throws {
        try Packing.signOwnLines(self, writer)
        try noteBook(in: writer)
        // A later backup takes no key along, and may find nothing that the new life has written.
        try notePredecessor(in: writer)
        let life = Self.newIncarnation(of: world)
        // Set up from a backup it is another node, whose keys have signed for no earlier life.
        if reason == .restored {
            try writer.unset(prefix: Setting.succession)
            // Peers gave their marks to the keys of the lost machine, and know them by no others.
            try writer.forgetKeptMarks()
        } else {
            try succeed(try incarnation(writer.reader), by: life, in: writer)
        }
        try writer.set(Setting.incarnation, to: life.description)
        try writer.set(Setting.parcelNumber, to: "0")
        try writer.unset(prefix: Setting.linePrefix)
        try writer.unset(prefix: Setting.stationPrefix)
        try writer.unset(prefix: Setting.announcedPrefix)
        try writer.forgetGivenMarks()
        forgetRests()
        let isUnread =
            try reason == .lostTransactions
            || writer.reader.setting(Setting.numberingPaused) == Setting.untilRead
        try writer.set(Setting.numberingPaused, to: isUnread ? Setting.untilRead : "1")
        let closed = reason == .restored ? try closedReservations(writer.reader) : 0
        let sentence = reason.sentence(closed: closed)
        try writer.leaveNotice(
            thai: sentence.thai,
            english: sentence.english,
            at: world.nowMilliseconds()
        )
    }

    /// Remembers whether the ending life kept the register's book, which the next one then takes up.
    private func noteBook(in writer: StoreWriter) throws {
        guard let held = try writer.reader.ledger(ownLedger) else { return }
        let work = try LedgerWork(self, writer, try writer.reader.log(of: held))
        guard let line = try work.storedLine(), let book = work.rules.bookOrigin,
            work.log.lineage.lines[line]?.origin == book
        else { return }
        try writer.set(Setting.keptBook, to: book.description)
    }

    /// Compares the database with the stamp beside it, and begins a new life if they do not fit, or if it
    /// has lost what others may hold of this one.
    func checkHostStamp() throws {
        let place = world.placeOfFile(store.path)
        let (life, number) = try store.read { reader in
            (try incarnation(reader), try lastParcelNumber(reader))
        }
        let stamp = HostStamp.read(in: directory)
        let isInPlace =
            stamp?.fits(place: place, incarnation: life, parcelNumber: number) ?? false
        let hasLost = store.loss.isThere
        if isInPlace, !hasLost { return }
        try transaction { try renew(hasLost ? .lostTransactions : .copiedOrPutBack, in: $0) }
        try writeHostStamp()
        if hasLost { try store.loss.remove() }
    }

    /// Brings the stamp beside the database up to date.
    func writeHostStamp() throws {
        // One at a time: of two parcels that leave together, the later number is to stay.
        try stamping.withLock { _ in
            let stamp = try store.read { reader in
                HostStamp(
                    place: world.placeOfFile(store.path),
                    incarnation: try incarnation(reader),
                    parcelNumber: try lastParcelNumber(reader)
                )
            }
            if HostStamp.read(in: directory) != stamp { try stamp.write(in: directory) }
        }
    }

    func lastParcelNumber(_ reader: StoreReader) throws -> UInt64 {
        try reader.setting(Setting.parcelNumber).flatMap { UInt64($0) } ?? 0
    }

    static func newIncarnation(of world: World) -> Incarnation {
        Incarnation(UInt64(bigEndianBytes: world.randomBytes(Incarnation.byteCount)))
    }
}

extension RenewalReason {
    /// What the staff reads.
    ///
    /// - Parameter closed: how many cases that are reserved for this office no key here opens.
    /// - Returns: one sentence in each language.
    fileprivate func sentence(closed: Int) -> (thai: String, english: String) {
        let (thai, english) = cause
        if self == .lostTransactions {
            return (
                thai + " เรื่องใหม่จะได้เลขชั่วคราวจนกว่าจะใช้คำสั่ง "
                    + "'tambon book --take --last เลขสุดท้ายในสมุด'",
                english + ". New cases get slip codes until 'tambon book --take --last NUMBER' "
                    + "tells the last number of the paper book"
            )
        }
        let kept = Self.kept(closed: closed)
        return (
            thai + kept.thai + " เรื่องใหม่จะได้เลขชั่วคราวจนกว่าจะรับส่งข้อมูลกับหน่วยเหนือ "
                + "หรือจนกว่าจะใช้คำสั่ง 'tambon book --take --last เลขสุดท้ายในสมุด'",
            english + kept.english
                + " New cases get slip codes until this node has "
                + "exchanged with the node above, or until 'tambon book --take --last NUMBER' tells "
                + "the last number of the paper book"
        )
    }

    private static func kept(closed: Int) -> (thai: String, english: String) {
        if closed == 0 { return (" ข้อมูลที่มีอยู่ยังอยู่ครบ", "; nothing that is here was lost.") }
        return (
            " เรื่องที่สงวนไว้ให้สำนักงานนี้ \(closed) เรื่องเปิดอ่านไม่ได้ เพราะปิดผนึกไว้กับกุญแจของเครื่องเดิม "
                + "คัดลอก keys/agreement.key ของเครื่องเดิมมาเป็น keys/agreement.former "
                + "ข้อมูลอื่นที่มีอยู่ยังอยู่ครบ",
            ". \(closed) cases that are reserved for this office cannot be read, since they are "
                + "sealed for the key of the old machine: copy its keys/agreement.key to "
                + "keys/agreement.former here. Nothing else that is here was lost."
        )
    }

    private var cause: (thai: String, english: String) {
        switch self {
        case .copiedOrPutBack:
            (
                "ฐานข้อมูลนี้ถูกคัดลอกหรือนำสำเนากลับมาใช้",
                "this database was copied, or put back from a copy"
            )
        case .strangeOwnChanges:
            (
                "พบข้อมูลของเครื่องนี้ที่ไม่มีอยู่ในเครื่อง แสดงว่าเครื่องนี้ถูกนำสำเนากลับมาใช้หรือมีอีกเครื่องใช้สำเนาเดียวกัน",
                "a peer holds changes of this node that it does not have itself, so it was put back "
                    + "from a copy or another machine runs a copy of it"
            )
        case .toldByPeer:
            (
                "หน่วยที่รับส่งข้อมูลด้วยพบว่ามีสองเครื่องใช้ข้อมูลชุดเดียวกัน หรือเครื่องนี้ถูกนำสำเนากลับมาใช้",
                "a peer has seen two machines with this node's identity, or this one put back from "
                    + "a copy"
            )
        case .lostTransactions:
            (
                "รายการที่บันทึกก่อนเครื่องดับเสียหายบนดิสก์และหายไป "
                    + "ตรวจกับสมุดทะเบียนและใบรับเรื่อง แล้วบันทึกเรื่องที่ขาดใหม่",
                "what was recorded before the machine stopped was damaged on the disk and is gone: "
                    + "compare the paper book and the slips, and record again what is not here"
            )
        case .restored:
            ("เครื่องนี้ตั้งขึ้นจากข้อมูลสำรอง", "this node was set up from a backup")
        }
    }
}
