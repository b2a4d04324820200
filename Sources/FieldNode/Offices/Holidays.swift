package import ComplaintModel
import NodeStore
import SyncProtocol

/// A day of the office's calendar.
package struct HolidayView: Hashable, Sendable, Encodable {
    /// ISO 8601.
    package let date: String
    package let name: String
    package let kind: String
    package let source: String
    /// Whether offices are closed.
    package let isClosed: Bool

    init(_ holiday: Holiday) {
        date = holiday.date.iso
        name = holiday.nameThai
        kind = holiday.kind.rawValue
        source = holiday.source
        isClosed = holiday.officesClosed
    }
}

extension FieldNode {
    /// The holidays of a Buddhist year: the national ones with those that were added.
    ///
    /// - Parameters:
    ///   - buddhistYear: the year.
    ///   - office: the code of the office whose calendar it is; nil for the own one.
    /// - Returns: the days in their order.
    /// - Throws: ``FieldNodeError/unknownOffice(typed:)``.
    package func holidays(
        buddhistYear: Int,
        of office: String? = nil,
    ) throws -> [HolidayView] {
        try store.read { reader in
            let ledger = try heldLedger(of: office, reader)
            return try rules(of: ledger.number, in: reader).calendar
                .holidays(ofYear: buddhistYear - 543).map(HolidayView.init)
        }
    }

    /// Whether the holidays of a Buddhist year are known: of one that nobody has entered yet, only its
    /// weekends are.
    ///
    /// - Parameters:
    ///   - buddhistYear: the year.
    ///   - office: the code of the office whose calendar it is; nil for the own one.
    /// - Returns: whether its list is in the calendar.
    /// - Throws: ``FieldNodeError/unknownOffice(typed:)``.
    package func knowsHolidays(
        buddhistYear: Int,
        of office: String? = nil,
    ) throws -> Bool {
        try store.read { reader in
            let ledger = try heldLedger(of: office, reader)
            return try rules(of: ledger.number, in: reader).calendar
                .knows(year: buddhistYear - 543)
        }
    }

    /// Adds a holiday to an office's calendar: running deadlines move, finished ones do not.
    ///
    /// A day that was added under this name already is left as it is, so that a node above can send
    /// one down again for the offices that have come since.
    ///
    /// - Parameters:
    ///   - date: the day.
    ///   - name: its name, in Thai.
    ///   - kind: its kind.
    ///   - source: who has proclaimed it.
    ///   - office: the office's code; nil for the own one.
    /// - Returns: the day, and every deadline that moved.
    /// - Throws: ``FieldNodeError/unknownOffice(typed:)`` or `StoreError`.
    @discardableResult
    package func addHoliday(
        _ date: CivilDate,
        name: String,
        kind: Holiday.Kind,
        source: String?,
        of office: String? = nil,
    ) throws -> HolidayChange {
        try changingHolidays(of: date, at: office) { work in
            guard let name = String?.some(name).normalised else {
                throw FieldNodeError.actionRefused(
                    Sentence(
                        thai: "ต้องระบุชื่อวันหยุด (--name) เช่น 'วันหยุดราชการเพิ่มเติม'",
                        english: "a holiday needs a name: --name"
                    )
                )
            }
            let isKnown = work.rules.addedHolidays.contains {
                $0.date == date && $0.nameThai == name && $0.stands()
            }
            if isKnown { return }
            let cells: [(CellTag, Value?)] = [
                (HolidayCell.date, .integer(Int64(date.dayNumber))),
                (HolidayCell.name, .code(name)),
                (HolidayCell.kind, .code(kind.rawValue)),
                (HolidayCell.source, source.normalised.map { .code($0) }),
            ]
            try work.author(CellWrite.row(DomainTable.holidayTag, .overwritable, cells))
        }
    }

    /// Takes a holiday that was added off again: running deadlines move back, and those that were met
    /// while it stood do not.
    ///
    /// - Parameters:
    ///   - date: the day.
    ///   - office: the office's code; nil for the own one.
    /// - Returns: the day, and every deadline that moved.
    /// - Throws: ``FieldNodeError/unknownHoliday(date:)`` or ``FieldNodeError/unknownOffice(typed:)``.
    @discardableResult
    package func endHoliday(_ date: CivilDate, of office: String? = nil) throws -> HolidayChange {
        try changingHolidays(of: date, at: office) { work in
            let rows = try work.writer.reader.otherRows(
                DomainTable.holidayTag,
                of: work.log.number
            )
            let found = rows.filter { _, row in
                row.shown(HolidayCell.date)?.integer == Int64(date.dayNumber)
                    && row.shown(HolidayCell.ended) == nil
            }
            if found.isEmpty { throw FieldNodeError.unknownHoliday(date: date) }
            let own = try found.filter { try !isFromAbove($0.key, in: work) }
            if own.isEmpty { throw FieldNodeError.holidayFromAbove(date) }
            try work.author(
                own.map { key, _ in
                    .set(DomainTable.holidayTag, key, HolidayCell.ended, .integer(1))
                }
            )
        }
    }

    /// Whether a row was made by a node above this one, which alone takes it off again.
    private func isFromAbove(_ key: RowKey, in work: LedgerWork) throws -> Bool {
        let own = Utf8Text(office.code.text)
        guard let origin = work.log.lineage.lines[key.dot.line]?.origin,
            let author = work.log.key(of: origin)
        else { return false }
        return try authority(work.writer.reader).certificate(of: author).contains { certificate in
            certificate.code != own && certificate.prefixes.covers(own)
        }
    }

    /// What the added holidays of a day have moved of what is owed now, whoever has added them.
    ///
    /// - Parameters:
    ///   - date: the day.
    ///   - office: the office's code; nil for the own one.
    /// - Returns: the day, and every deadline that would be due on another day without it.
    /// - Throws: ``FieldNodeError/unknownHoliday(date:)`` or ``FieldNodeError/unknownOffice(typed:)``.
    package func deadlinesMoved(
        by date: CivilDate,
        of office: String? = nil,
    ) throws -> HolidayChange {
        try store.read { reader in
            let ledger = try heldLedger(of: office, reader)
            let rules = try rules(of: ledger.number, in: reader)
            guard rules.addedHolidays.contains(where: { $0.date == date && $0.stands() }) else {
                throw FieldNodeError.unknownHoliday(date: date)
            }
            let without = HolidayCalendar.national.adding(
                rules.addedHolidays.filter { $0.date != date }
            )
            return HolidayChange(
                at: ledger.code,
                on: date,
                from: without,
                to: rules.calendar,
                moved: try movedDeadlines(of: ledger, reader, since: without)
            )
        }
    }

    /// Changes the holidays of an office, and compares what is owed before and after.
    private func changingHolidays(
        of date: CivilDate,
        at office: String?,
        _ change: (LedgerWork) throws -> Void,
    ) throws -> HolidayChange {
        let ledger = try store.read { try heldLedger(of: office, $0) }
        return try write(in: ledger) { work in
            let before = work.rules.calendar
            try change(work)
            try work.finish()
            return HolidayChange(
                at: ledger.code,
                on: date,
                from: before,
                to: work.rules.calendar,
                moved: try movedDeadlines(of: ledger, work.writer.reader, since: before)
            )
        }
    }

    /// What is owed on another day than under other holidays.
    private func movedDeadlines(
        of ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
        since before: HolidayCalendar,
    ) throws -> [MovedDeadline] {
        let rules = try rules(of: ledger.number, in: reader)
        let log = try reader.log(of: ledger)
        var owing = CaseFilter()
        owing.ledger = ledger.number
        owing.dueUntil = CivilDate.latest.dayNumber
        // What is owed in a case that is reserved for another office would tell what was done in it.
        owing.reserved = .ofOffice(office.code.text)
        return try reader.cases(owing).flatMap { summary in
            let work = try work(on: summary, in: log, under: rules, reader)
            return work.standing.deadlines.filter { $0.metOn == nil }
                .compactMap { DeadlineMove($0, from: before, to: rules.calendar) }
                .map { MovedDeadline($0, of: summary) }
        }
    }
}

extension FieldNodeError {
    fileprivate static func holidayFromAbove(_ date: CivilDate) -> FieldNodeError {
        .actionRefused(
            Sentence(
                thai: "วันหยุด \(date.thaiShort) มาจากหน่วยเหนือ จึงยกเลิกที่นี่ไม่ได้ โปรดแจ้งหน่วยเหนือ",
                english: "the holiday \(date.iso) was sent down by the node above, which alone can "
                    + "take it off again"
            )
        )
    }
}
