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
    /// The holidays of a B.E.
    ///
    /// year: the national ones with those that were added here.
    package func holidays(buddhistYear: Int) throws -> [HolidayView] {
        let ledger = try ownHeldLedger()
        return try store.read { reader in
            try rules(of: ledger.number, in: reader).calendar.holidays(ofYear: buddhistYear - 543)
                .map(HolidayView.init)
        }
    }

    /// Adds a holiday: running deadlines move, finished ones do not.
    ///
    /// - Returns: the day, and every deadline that moved.
    @discardableResult
    package func addHoliday(
        _ date: CivilDate,
        name: String,
        kind: Holiday.Kind,
        source: String?,
    ) throws -> HolidayChange {
        try changingHolidays(of: date) { work in
            let cells: [(CellTag, Value?)] = [
                (HolidayCell.date, .integer(Int64(date.dayNumber))),
                (HolidayCell.name, String?.some(name).normalised.map { .code($0) }),
                (HolidayCell.kind, .code(kind.rawValue)),
                (HolidayCell.source, source.normalised.map { .code($0) }),
            ]
            try work.author(CellWrite.row(DomainTable.holidayTag, .overwritable, cells))
        }
    }

    /// Takes a holiday that was added here off again: running deadlines move back, and those that
    /// were met while it stood do not.
    ///
    /// - Returns: the day, and every deadline that moved.
    /// - Throws: ``FieldNodeError/unknownHoliday(date:)``.
    @discardableResult
    package func endHoliday(_ date: CivilDate) throws -> HolidayChange {
        try changingHolidays(of: date) { work in
            let rows = try work.writer.reader.otherRows(
                DomainTable.holidayTag,
                of: work.log.number
            )
            let found = rows.filter { _, row in
                row.shown(HolidayCell.date)?.integer == Int64(date.dayNumber)
                    && row.shown(HolidayCell.ended) == nil
            }
            if found.isEmpty { throw FieldNodeError.unknownHoliday(date: date) }
            try work.author(
                found.map { key, _ in
                    .set(DomainTable.holidayTag, key, HolidayCell.ended, .integer(1))
                }
            )
        }
    }

    /// Changes the own office's holidays, and compares what is owed before and after.
    private func changingHolidays(
        of date: CivilDate,
        _ change: (LedgerWork) throws -> Void,
    ) throws -> HolidayChange {
        try write(in: try ownHeldLedger()) { work in
            let before = work.rules.calendar
            try change(work)
            try work.finish()
            return HolidayChange(
                on: date,
                from: before,
                to: work.rules.calendar,
                moved: try work.movedDeadlines(since: before)
            )
        }
    }
}

extension LedgerWork {
    /// What is owed on another day than under the holidays that were known before.
    fileprivate func movedDeadlines(since before: HolidayCalendar) throws -> [MovedDeadline] {
        var owing = CaseFilter()
        owing.ledger = log.number
        owing.dueUntil = CivilDate.latest.dayNumber
        // What is owed in a case that is reserved for another office would tell what was done in it.
        owing.readableBy = node.office.code.text
        return try writer.reader.cases(owing).flatMap { summary in
            try open(summary).standing.deadlines.filter { $0.metOn == nil }
                .compactMap { DeadlineMove($0, from: before, to: rules.calendar) }
                .map { MovedDeadline($0, of: summary) }
        }
    }
}
