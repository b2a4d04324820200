package import ComplaintModel
import NodeStore
import SyncProtocol

/// An order as a person enters it.
package struct OrderEntry: Sendable {
    /// Its number, as it stands on the paper.
    package var number: String
    /// Its day.
    package var date: CivilDate
    /// Whom it names: names of officers, each with a duty or without.
    package var appointees: [(officer: String, duty: String?)]
    /// The post for whose holder they act; nil for an appointment.
    package var actingFor: String?
    /// The days on which it is in force; from its own day on if no first one is given.
    package var term = DayTerm()
    /// Whether a person vouches for a date that looks like a slip.
    package var acceptsDate = false

    /// Describes an order.
    package init(number: String, date: CivilDate, appointees: [(officer: String, duty: String?)]) {
        self.number = number
        self.date = date
        self.appointees = appointees
    }

    /// What whoever enters it should look at again: an order that is to hold from before its own day.
    package var doubt: Sentence? {
        guard let from = term.from, from < date else { return nil }
        return Sentence(
            thai: "คำสั่งที่ \(number) ลงวันที่ \(date.thaiShort) แต่มีผลตั้งแต่ \(from.thaiShort) "
                + "ก่อนวันที่ของคำสั่ง โปรดตรวจ --date และ --from",
            english: "the order \(number) of \(date.iso) holds from \(from.iso), before its own "
                + "day; check --date and --from"
        )
    }
}

// Points, officers and orders stand in the office's ledger, so that its other computers and the nodes
// above know them. Nothing is removed: an end is a last day, and what was signed before stays right.

extension FieldNode {
    /// The points, officers and orders of the own office.
    package func roster() throws -> Roster {
        let ledger = try ownHeldLedger()
        return try store.read { try Roster(of: ledger.number, in: $0) }
    }

    /// Adds a point where complaints are taken in.
    ///
    /// - Throws: ``FieldNodeError/rosterRefused(_:)`` if it is there already, or has no name.
    package func add(_ point: ReceptionPoint) throws {
        try enter(point.term) { work, roster in
            let name = try Self.required(point.name, "ชื่อจุดรับเรื่อง", "a name")
            if roster.points.contains(where: { $0.name == name && $0.term.to == nil }) {
                throw FieldNodeError.taken(name)
            }
            try work.author(
                CellWrite.row(
                    DomainTable.pointTag,
                    .overwritable,
                    [
                        (PointCell.name, .code(name)),
                        (PointCell.place, point.place.normalised.map { .code($0) }),
                        (PointCell.phone, point.phone.normalised.map { .code($0) }),
                    ] + point.term.cells(from: PointCell.from, to: PointCell.to)
                )
            )
        }
    }

    /// Adds an officer.
    ///
    /// - Throws: ``FieldNodeError/rosterRefused(_:)`` if the officer holds that post already, or a name
    ///   or a post is missing.
    package func add(_ officer: Officer) throws {
        try enter(officer.term) { work, roster in
            let name = try Self.required(officer.name, "ชื่อเจ้าหน้าที่", "a name")
            let position = try Self.required(officer.position, "ตำแหน่ง", "a position")
            let isThere = roster.officers.contains {
                $0.name == name && $0.position == position && $0.term.to == nil
            }
            if isThere { throw FieldNodeError.taken("\(name) \(position)") }
            try work.author(
                CellWrite.row(
                    DomainTable.officerTag,
                    .overwritable,
                    [
                        (OfficerCell.name, .code(name)),
                        (OfficerCell.position, .code(position)),
                        (OfficerCell.unit, officer.unit.normalised.map { .code($0) }),
                        (OfficerCell.phone, officer.phone.normalised.map { .code($0) }),
                        (OfficerCell.signs, officer.signs ? .integer(1) : nil),
                    ] + officer.term.cells(from: OfficerCell.from, to: OfficerCell.to)
                )
            )
        }
    }

    /// Adds an order.
    ///
    /// - Throws: ``FieldNodeError/model(_:)`` for a day of the order that looks like a slip,
    ///   ``FieldNodeError/rosterRefused(_:)`` if another order has its number, it names nobody or
    ///   somebody who is no officer of the office, or lets them act for a post that nobody has held.
    package func add(_ entry: OrderEntry) throws {
        let term = DayTerm(from: entry.term.from ?? entry.date, to: entry.term.to)
        try enter(term) { work, roster in
            let number = try Self.required(entry.number, "เลขที่คำสั่ง", "a number")
            try checkDate(of: entry, work)
            let reader = work.writer.reader
            let numbers = LetterNumbers(reader, try ownHeldLedger(reader), at: self)
            if let refusal = try numbers.refusal(ofOrder: number) {
                throw FieldNodeError.rosterRefused(refusal)
            }
            if entry.appointees.isEmpty { throw FieldNodeError.missing("เจ้าหน้าที่", "an officer") }
            let post = entry.actingFor.normalised
            if let post, !roster.officers.contains(where: { $0.position == post }) {
                throw FieldNodeError.unknownPost(post, known: roster.officers.map(\.position))
            }
            let cells: [(CellTag, Value?)] =
                [
                    (OrderCell.number, .code(number)),
                    (OrderCell.date, .integer(Int64(entry.date.dayNumber))),
                    (OrderCell.actingFor, post.map { .code($0) }),
                ] + term.cells(from: OrderCell.from, to: OrderCell.to)
            let named = try entry.appointees.enumerated().flatMap { index, appointee in
                try work.appointee(appointee, during: term, ordinal: UInt16(index + 1))
            }
            try work.author(CellWrite.row(DomainTable.orderTag, .overwritable, cells) + named)
        }
    }

    /// Refuses an order of a day that looks like a slip: who acts by it could sign on days that are not
    /// there yet.
    private func checkDate(of entry: OrderEntry, _ work: LedgerWork) throws {
        if try entry.acceptsDate || isClockSuspect(work.writer.reader) { return }
        do throws(ComplaintModelError) {
            try DateEntry.check(LocalMoment(date: entry.date), today: now.date)
        } catch { throw FieldNodeError.unvouched(error) }
    }

    /// Sets the last day of whatever bears a name: a point, an officer, or an order by its number.
    ///
    /// Of several of one name it is set of what has no end yet; where all have one, that of the latest is
    /// corrected, as a slip or a later order needs it.
    ///
    /// - Parameters:
    ///   - kind: what it is.
    ///   - name: its name, or its number.
    ///   - day: the last day on which it holds.
    /// - Throws: ``FieldNodeError/rosterRefused(_:)`` if nothing bears that name, or the day lies before
    ///   the first one.
    package func end(_ kind: RosterKind, named name: String, on day: CivilDate) throws {
        let ledger = try ownHeldLedger()
        let last = Int64(day.dayNumber)
        try write(in: ledger) { work in
            let rows = try work.writer.reader.otherRows(kind.table, of: ledger.number)
            let named = rows.filter { $0.row.shown(kind.nameCell)?.string == name }
            guard !named.isEmpty else {
                throw FieldNodeError.nowhere(
                    name,
                    known: rows.compactMap { $0.row.shown(kind.nameCell)?.string }
                )
            }
            let ends = named.map { $0.row.shown(kind.endCell)?.integer ?? .max }
            let latest = ends.max()
            let meant = zip(named, ends).filter { $0.1 == latest }.map(\.0)
            let begun = meant.compactMap { $0.row.shown(kind.beginCell)?.integer }.max()
            if let begun, last < begun {
                throw FieldNodeError.endsBeforeBegin(
                    name,
                    from: CivilDate(dayNumber: Int(begun)),
                    to: day
                )
            }
            try work.author(
                meant.map { key, _ in .set(kind.table, key, kind.endCell, .integer(last)) }
            )
        }
    }

    private func enter(_ term: DayTerm, _ body: (LedgerWork, Roster) throws -> Void) throws {
        if term.isEmpty {
            throw FieldNodeError.rosterRefused(
                Sentence(
                    thai: "วันสิ้นสุดอยู่ก่อนวันเริ่ม",
                    english: "the last day lies before the first; check --from and --to"
                )
            )
        }
        let ledger = try ownHeldLedger()
        try write(in: ledger) { work in
            try body(work, try Roster(of: ledger.number, in: work.writer.reader))
        }
    }

    private static func required(
        _ typed: String,
        _ thai: String,
        _ english: String,
    ) throws(FieldNodeError) -> String {
        guard let text = String?.some(typed).normalised else { throw .missing(thai, english) }
        return text
    }
}

extension LedgerWork {
    /// The writes that name somebody in an order.
    ///
    /// Of several terms of one name the order means the latest that holds on its first day, or else the
    /// latest that meets its days: a last day that is known is no reason to be in no order before it.
    fileprivate func appointee(
        _ named: (officer: String, duty: String?),
        during term: DayTerm,
        ordinal: UInt16,
    ) throws -> [CellWrite] {
        let name = String?.some(named.officer).normalised
        let rows = try writer.reader.otherRows(DomainTable.officerTag, of: log.number)
        let found = LedgerRules.sorted(rows).compactMap { key, row in
            Officer(row).map { (key: key, officer: $0) }
        }.filter { $0.officer.name == name && $0.officer.term.overlaps(term) }
        let inPost = found.last { officer in
            term.from.map(officer.officer.term.contains) ?? false
        }
        guard let officer = inPost ?? found.last else {
            throw FieldNodeError.unknown(
                named.officer,
                known: rows.compactMap { $0.row.shown(OfficerCell.name)?.string }
            )
        }
        let cells: [(CellTag, Value?)] = [
            (AppointeeCell.order, .row(.own(0))),
            (AppointeeCell.officer, .row(.row(officer.key))),
            (AppointeeCell.duty, named.duty.normalised.map { .code($0) }),
        ]
        return CellWrite.row(DomainTable.appointeeTag, .writeOnce, cells, ordinal: ordinal)
    }
}

extension DayTerm {
    fileprivate func cells(from: CellTag, to: CellTag) -> [(CellTag, Value?)] {
        [
            (from, self.from.map { .integer(Int64($0.dayNumber)) }),
            (to, self.to.map { .integer(Int64($0.dayNumber)) }),
        ]
    }
}

extension FieldNodeError {
    fileprivate static func taken(_ name: String) -> FieldNodeError {
        .rosterRefused(
            Sentence(
                thai: "มี \"\(name)\" อยู่แล้ว ถ้าข้อมูลเปลี่ยน ให้ใช้ 'end' แล้วเพิ่มใหม่",
                english:
                    "\"\(name)\" is there already; if something about it has changed, 'end' it "
                    + "and add it anew"
            )
        )
    }

    fileprivate static func missing(_ thai: String, _ english: String) -> FieldNodeError {
        .rosterRefused(Sentence(thai: "ต้องระบุ\(thai)", english: "\(english) is needed"))
    }

    /// Who may sign follows from the post: one that is spelt otherwise would let nobody sign.
    fileprivate static func unknownPost(_ post: String, known: [String]) -> FieldNodeError {
        let list = listed(known)
        return .rosterRefused(
            Sentence(
                thai: "ไม่มีผู้ใดดำรงตำแหน่ง \"\(post)\" ในทะเบียนเจ้าหน้าที่ มี: \(list) "
                    + "หากตำแหน่งว่าง ให้เพิ่มผู้ดำรงตำแหน่งเดิมด้วย 'tambon officer add … --to'",
                english: "nobody in the roster holds or has held the post \"\(post)\"; there are: "
                    + "\(list). For a vacant post, add its last holder with 'tambon officer add … --to'"
            )
        )
    }

    fileprivate static func endsBeforeBegin(
        _ name: String,
        from: CivilDate,
        to: CivilDate,
    ) -> FieldNodeError {
        .rosterRefused(
            Sentence(
                thai: "\"\(name)\" เริ่มวันที่ \(from.thaiShort) จึงสิ้นสุดวันที่ \(to.thaiShort) ไม่ได้ "
                    + "โปรดตรวจ --date วันสุดท้ายต้องเป็นวันเริ่มหรือหลังจากนั้น",
                english: "\"\(name)\" begins on \(from.iso), so \(to.iso) cannot be its last day; "
                    + "check --date and give that day or a later one"
            )
        )
    }

    private static func listed(_ names: [String]) -> String {
        names.isEmpty ? "-" : Set(names).sorted().joined(separator: ", ")
    }

    fileprivate static func nowhere(_ name: String, known: [String]) -> FieldNodeError {
        let list = listed(known)
        return .rosterRefused(
            Sentence(
                thai: "ไม่พบ \"\(name)\" มี: \(list)",
                english: "nothing is named \"\(name)\"; there are: \(list)"
            )
        )
    }

    fileprivate static func unknown(_ name: String, known: [String]) -> FieldNodeError {
        let list = listed(known)
        return .rosterRefused(
            Sentence(
                thai: "ไม่พบ \"\(name)\" ที่ดำรงตำแหน่งในช่วงวันที่ของคำสั่ง มี: \(list)",
                english: "nobody named \"\(name)\" is in office on the order's days; there are: "
                    + "\(list)"
            )
        )
    }
}
