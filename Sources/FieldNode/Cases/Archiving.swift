package import ComplaintModel
import NodeStore
import SyncProtocol

/// A fiscal year that is closed and put away, without the cases that are reserved for another office.
package struct ArchivedYear: Hashable, Sendable, Encodable {
    /// The Buddhist year in which it ended.
    package let fiscalYear: Int
    /// How many of its cases are in no daily list.
    package let archived: Int
    /// How many are still open, and stay in the daily lists until they end.
    package let open: Int
    /// How many of those that have ended still owe something, such as telling the complainant.
    package let owing: Int
}

extension FieldNode {
    /// Puts a fiscal year of the own office away: what has ended leaves the daily lists, and stays
    /// readable, searchable and in every report.
    ///
    /// - Throws: ``FieldNodeError/yearNotEnded(fiscalYear:last:)``.
    package func archive(_ year: FiscalYear) throws -> ArchivedYear {
        if now.date <= year.last {
            throw FieldNodeError.yearNotEnded(fiscalYear: year.buddhistYear, last: year.last)
        }
        return try write(in: try ownHeldLedger()) { work in
            if try work.archivedRows(of: year).isEmpty {
                let cells: [(CellTag, Value?)] = [
                    (ArchivedYearCell.year, .integer(Int64(year.buddhistYear)))
                ]
                try work.author(CellWrite.row(DomainTable.archivedYearTag, .overwritable, cells))
                try work.finish()
            }
            return try work.archivedYear(year)
        }
    }

    /// Brings a fiscal year of the own office back into the daily lists.
    ///
    /// - Throws: ``FieldNodeError/yearNotArchived(fiscalYear:)``.
    package func unarchive(_ year: FiscalYear) throws {
        try write(in: try ownHeldLedger()) { work in
            let rows = try work.archivedRows(of: year)
            if rows.isEmpty {
                throw FieldNodeError.yearNotArchived(fiscalYear: year.buddhistYear)
            }
            try work.author(
                rows.map { key in
                    .set(DomainTable.archivedYearTag, key, ArchivedYearCell.ended, .integer(1))
                }
            )
        }
    }

    /// The Buddhist fiscal years of the own office that the daily lists leave out, in their order.
    package func yearsPutAway() throws -> [Int] {
        try store.read { reader in
            try yearsPutAway(in: try ownHeldLedger(reader), reader).map(\.buddhistYear)
        }
    }

    private func yearsPutAway(
        in ledger: StoreReader.HeldLedger,
        _ reader: StoreReader,
    ) throws -> [FiscalYear] {
        let rows = try reader.otherRows(DomainTable.archivedYearTag, of: ledger.number)
        return Set(rows.compactMap { FiscalYear(archivedBy: $0.row) }).sorted()
    }

    /// The fiscal years of the own office that are put away, in their order.
    package func archivedYears() throws -> [ArchivedYear] {
        let ledger = try ownHeldLedger()
        return try transaction { writer in
            let work = try LedgerWork(self, writer, try writer.reader.log(of: ledger))
            return try yearsPutAway(in: ledger, writer.reader).map(work.archivedYear)
        }
    }

    /// What is put away in every ledger held here.
    func archivedSpans(_ reader: StoreReader) throws -> [ArchivedSpan] {
        try reader.otherRows(DomainTable.archivedYearTag).compactMap { ledger, row in
            guard let year = FiscalYear(archivedBy: row) else { return nil }
            let procedure = try rules(of: ledger, in: reader).procedure
            return ArchivedSpan(ledger: ledger, received: year.minutes, endedIn: procedure)
        }
    }
}

extension LedgerWork {
    /// Whether a day lies in a fiscal year that is put away: its book is closed, and a complaint of then
    /// that is recorded now goes to the book of now.
    func isArchived(_ day: CivilDate) throws -> Bool {
        try !archivedRows(of: FiscalYear(containing: day)).isEmpty
    }

    /// The rows that say that a year is put away.
    fileprivate func archivedRows(of year: FiscalYear) throws -> [RowKey] {
        try writer.reader.otherRows(DomainTable.archivedYearTag, of: log.number)
            .filter { FiscalYear(archivedBy: $0.row) == year }.map(\.key)
    }

    /// What became of the cases of a year, but for those that are reserved for an office above: how many of
    /// them have ended is not told here.
    fileprivate func archivedYear(_ year: FiscalYear) throws -> ArchivedYear {
        var filter = CaseFilter()
        filter.ledger = log.number
        filter.reserved = .ofOffice(node.office.code.text)
        filter.received = year.minutes
        let cases = try writer.reader.cases(filter)
        let ended = cases.filter { summary in
            CaseState(rawValue: summary.state).map { !rules.procedure.isOpen($0) } ?? false
        }
        return ArchivedYear(
            fiscalYear: year.buddhistYear,
            archived: ended.count,
            open: cases.count - ended.count,
            owing: try ended.count { summary in
                try summary.nextDue != nil || node.owesResultNotice(summary, writer.reader)
            }
        )
    }
}

extension ArchivedSpan {
    fileprivate init(ledger: Int64, received: ClosedRange<Int64>, endedIn procedure: Procedure) {
        let ended = CaseState.allCases.filter { !procedure.isOpen($0) }
        self.init(ledger: ledger, received: received, endedStates: ended.map(\.rawValue))
    }
}

extension FiscalYear {
    /// The year that a row puts away; nil if it does not, or not any more.
    fileprivate init?(archivedBy row: RowState) {
        guard row.shown(ArchivedYearCell.ended) == nil,
            let year = row.shown(ArchivedYearCell.year)?.integer,
            (2400...2699).contains(year)
        else { return nil }
        self.init(buddhistYear: Int(year))
    }

    /// The minutes of the year, counted since 1970 in Bangkok.
    var minutes: ClosedRange<Int64> {
        let first = LocalMoment(date: self.first).minuteNumber
        let last = LocalMoment(date: self.last, minuteOfDay: 1_439).minuteNumber
        return Int64(first)...Int64(last)
    }
}
