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
}

extension FieldNode {
    /// The holidays of a B.E.
    ///
    /// year: the national ones with those that were added here.
    package func holidays(buddhistYear: Int) throws -> [HolidayView] {
        let ledger = try ownHeldLedger()
        return try store.read { reader in
            try rules(of: ledger.number, in: reader).calendar.holidays(ofYear: buddhistYear - 543)
                .map { holiday in
                    HolidayView(
                        date: holiday.date.iso,
                        name: holiday.nameThai,
                        kind: holiday.kind.rawValue,
                        source: holiday.source,
                        isClosed: holiday.officesClosed
                    )
                }
        }
    }

    /// Adds a holiday: running deadlines move, finished ones do not.
    package func addHoliday(
        _ date: CivilDate,
        name: String,
        kind: Holiday.Kind,
        source: String?,
    ) throws {
        try write(in: try ownHeldLedger()) { work in
            let cells: [(CellTag, Value?)] = [
                (HolidayCell.date, .integer(Int64(date.dayNumber))),
                (HolidayCell.name, String?.some(name).normalised.map { .code($0) }),
                (HolidayCell.kind, .code(kind.rawValue)),
                (HolidayCell.source, source.normalised.map { .code($0) }),
            ]
            try work.author(CellWrite.row(DomainTable.holidayTag, .overwritable, cells))
        }
    }

    /// Takes a holiday that was added here off again.
    package func endHoliday(_ date: CivilDate) throws {
        let ledger = try ownHeldLedger()
        try write(in: ledger) { work in
            let rows = try work.writer.reader.otherRows(DomainTable.holidayTag, of: ledger.number)
            let found = rows.filter { _, row in
                row.shown(HolidayCell.date)?.integer == Int64(date.dayNumber)
                    && row.shown(HolidayCell.ended) == nil
            }
            if found.isEmpty { throw FieldNodeError.unknownHoliday(date: date) }
            try work.author(
                found.map { key, _ in
                    CellWrite(
                        table: DomainTable.holidayTag,
                        row: .row(key),
                        cell: HolidayCell.ended,
                        rule: .overwritable,
                        value: .integer(1)
                    )
                }
            )
        }
    }
}
